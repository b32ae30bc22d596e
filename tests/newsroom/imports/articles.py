"""Articles about events that never happened, in the forms that newsrooms copy them in."""

ENGLISH = """\ufeff## [Chile, Perú | Court opens the Lake Arven files to the families](#)\r
\r
14.03.2019\r
\r
Lea el artículo en español [aquí](#).\r
\r
The regional court of Arven ruled on Thursday that all 312 files must be opened, the \
[Families' Network](https://families.example.org/) said. Its [first request](#) was refused.\r
\r
The ruling follows nine years of work by the National Council of Witnesses (*Consejo Nacional de \
Testigos y Familiares - CNTF*) and was praised by the newspaper *El Faro* on the same day\r
\r
without further comment from the ministry, said Inés Robledo.\r
\r
'It is late, but it is here,' said Robledo.\r
\r
[#OpenFiles](#) Today the families read the first page of the files that were hidden from them \
[pic.twitter.com/aRv3nL4k](https://pic.twitter.com/aRv3nL4k)\r
\r
— FAMILIES NETWORK (@Families\\_Arven) [March 14, 2019](#)\r
\r
[@Ines\\\\_Robledo](#) gracias por acompañar a todas las personas defensoras durante estos años \
[#Arven](#)\r
\r
— Casa de la Memoria (@casamemoria) [13 de marzo de 2019](https://posts.example.org/status/7)\r
\r
Read the ruling [here](#).\r
\r
Photo credit: [@lake_arven](#)"""

SPANISH = """---
title: "Perú | La fiscalía reabre el caso del puente de Sarmal"
date: 2021-31-02
description: Las familias esperaban esta decisión desde hacía doce años.
authors:
  - name: Lucía Ferrán
    url: https://example.org/lucia
  - Tomás Aldea
---
# Perú | La fiscalía reabre el caso del puente de Sarmal

8 de noviembre de 2021

Read the article in English here.

La fiscalía anunció que reabrirá el caso del puente de Sarmal, informó la Red de Periodistas \
(*Network of Journalists of the Valley*) el lunes.

> The families were told this morning that the case is open again #Sarmal
>
> — Valley Watch (@valleywatch) November 8, 2021

«Doce años son demasiados», dijo Ferrán. Fotografía: Marta Ruiz / Red del Valle
"""
