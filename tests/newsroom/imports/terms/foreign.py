"""What other tools write as TBX: version 2, and version 3 in its other style."""

V2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="eid1"><!-- a comment --><descrip type="definition">A crime.</descrip>
<langSet xml:lang="en-GB"><ntig><termGrp><term>enforced disappearance</term>
<termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
<langSet xml:lang="es"><tig><term>desaparición forzada</term></tig>
<tig><term>desaparición aplicada</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="fr"><tig><term>disparition forcée</term></tig></langSet></termEntry>
<termEntry id="eid2"><langSet xml:lang="fr"><tig><term>rien</term></tig></langSet></termEntry>
</body></text></martif>"""
DCT = """<?xml version="1.0"?>
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="c1"><basic:definition>A crime.</basic:definition>
<langSec xml:lang="en"><termSec><term>enforced disappearance</term>
<min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
<langSec xml:lang="es"><termSec><term>desaparición forzada</term></termSec>
<termSec><term>desaparición aplicada</term>
<min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""
