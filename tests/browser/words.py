"""What the interface has to call things, in both languages: written down here a second time."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "new article": {"en": "New article", "es": "Artículo nuevo"},
    "title": {"en": "Title", "es": "Título"},
    "standfirst": {"en": "Standfirst", "es": "Entradilla"},
    "text": {"en": "Text", "es": "Texto"},
    "byline": {"en": "Byline", "es": "Firma"},
    "photo credit": {"en": "Photo credit", "es": "Crédito de la foto"},
    "save": {"en": "Save", "es": "Guardar"},
    "submit": {"en": "Submit for review", "es": "Enviar a revisión"},
    "with the editors": {
        "en": "The article is with the editors now.",
        "es": "El artículo está ahora en manos del equipo de edición.",
    },
    "take review": {"en": "Take the review", "es": "Tomar la revisión"},
    "approve": {"en": "Approve", "es": "Aprobar"},
    "source approved": {
        "en": "The text is approved. Its translation can begin.",
        "es": "El texto está aprobado. Su traducción puede comenzar.",
    },
    "claim": {"en": "Claim", "es": "Tomar"},
    "hand in": {"en": "Hand in", "es": "Entregar"},
    "translation handed in": {
        "en": "The translation is with the editors now.",
        "es": "La traducción está ahora en manos del equipo de edición.",
    },
    "ask for changes": {"en": "Ask for changes", "es": "Pedir cambios"},
    "changes asked": {"en": "Changes are asked for", "es": "Se piden cambios"},
    "reason": {"en": "Reason", "es": "Motivo"},
    "approve translation": {"en": "Approve the translation", "es": "Aprobar la traducción"},
    "translation approved": {
        "en": "The translation is approved.",
        "es": "La traducción está aprobada.",
    },
    "publish now": {"en": "Publish now", "es": "Publicar ahora"},
    "on their way": {
        "en": "Both languages are on their way to readers.",
        "es": "Los dos idiomas van camino de quienes leen.",
    },
    "ready": {"en": "ready", "es": "lista"},
    "live": {"en": "live", "es": "en línea"},
    "scheduled": {"en": "scheduled", "es": "programada"},
    "on hold": {"en": "on hold", "es": "retenida"},
    "schedule": {"en": "Schedule", "es": "Programar"},
    "schedule both": {"en": "Schedule both languages", "es": "Programar los dos idiomas"},
    "both scheduled": {
        "en": "Both languages are scheduled.",
        "es": "Los dos idiomas están programados.",
    },
    "day": {"en": "Day", "es": "Día"},
    "time": {"en": "Time", "es": "Hora"},
    "time zone": {"en": "Time zone", "es": "Zona horaria"},
    "hold": {"en": "Hold", "es": "Retener"},
    "resume": {"en": "Resume", "es": "Reanudar"},
    "your text": {"en": "Your text", "es": "Su texto"},
    "saved text": {"en": "The saved text", "es": "El texto guardado"},
    "nothing lost": {
        "en": "Somebody else saved this text while you were writing. Nothing is lost.",
        "es": "Otra persona guardó este texto mientras usted escribía. No se perdió nada.",
    },
    "take down": {"en": "Take down for safety", "es": "Retirar por seguridad"},
    "take down now": {"en": "Take it down now", "es": "Retirarlo ahora"},
    "taken down": {
        "en": "This newsroom shows nothing of it to readers any more, in any language.",
        "es": "Esta redacción ya no muestra nada de ello a quienes leen, en ningún idioma.",
    },
    "search names": {
        "en": "Search everything that the newsroom keeps",
        "es": "Buscar en todo lo que guarda la redacción",
    },
    "found": {"en": "What the last search found", "es": "Qué encontró la última búsqueda"},
    "retract": {"en": "Retract", "es": "Retractar"},
    "retracted": {"en": "retracted", "es": "retractado"},
    "correct": {"en": "Correct", "es": "Corregir"},
    "open correction": {"en": "Open the correction", "es": "Abrir la corrección"},
    "correction": {"en": "Correction under way", "es": "Corrección en curso"},
    "how grave": {
        "en": "Choose how grave the correction is.",
        "es": "Elija la gravedad de la corrección.",
    },
    "not allowed": {
        "en": "You do not have the right to do this.",
        "es": "No tiene permiso para hacer esto.",
    },
    "own article": {
        "en": "You wrote this article, so somebody else has to publish it.",
        "es": "Usted escribió este artículo, así que debe publicarlo otra persona.",
    },
    "next: another editor": {
        "en": "Next move: another editor",
        "es": "Siguiente paso: otra persona de edición",
    },
    "set embargo": {"en": "Set an embargo", "es": "Fijar un embargo"},
    "set the embargo": {"en": "Set the embargo", "es": "Fijar el embargo"},
    "under embargo": {
        "en": "The article is under embargo.",
        "es": "El artículo está bajo embargo.",
    },
    "next: the clock": {
        "en": "Next move: the clock, or two editors who bring the embargo forward",
        "es": "Siguiente paso: el reloj, o dos personas editoras que adelanten el fin del embargo",
    },
}
