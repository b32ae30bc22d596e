"""Pictures as a person hands them to a page: dropped, pasted, chosen."""

from __future__ import annotations

import base64
import io

from PIL import Image, PngImagePlugin
from playwright.sync_api import FilePayload, Page

from tests.newsroom.media import files

HAND_OVER = """([kind, where, sent]) => {
  const data = new DataTransfer();
  for (const { name, type, content } of sent) {
    const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
    data.items.add(new File([bytes], name, { type }));
  }
  const target = document.querySelector(where);
  if (kind === "writing:files") {
    return target.dispatchEvent(new CustomEvent(kind, { detail: { files: [...data.files] } }));
  }
  const event = kind === "paste"
    ? new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true })
    : new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
}"""


def png(width: int) -> dict[str, str]:
    content = base64.b64encode(files.fresh_png(width)).decode()
    return {"name": f"{width}.png", "type": "image/png", "content": content}


def chosen(name: str, width: int) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": files.fresh_png(width)}


def telling() -> dict[str, str]:
    content = base64.b64encode(files.jpeg()).decode()
    return {"name": "from a telephone.jpg", "type": "image/jpeg", "content": content}


def signed(width: int) -> dict[str, str]:
    """Return a picture that nobody sent before, whose file tells who made it."""
    info, out = PngImagePlugin.PngInfo(), io.BytesIO()
    info.add_text("Author", "Ana Robles")
    Image.open(io.BytesIO(files.fresh_png(width))).save(out, "PNG", pnginfo=info)
    content = base64.b64encode(out.getvalue()).decode()
    return {"name": f"signed {width}.png", "type": "image/png", "content": content}


def hand_over(page: Page, kind: str, where: str, *sent: dict[str, str]) -> None:
    page.evaluate(HAND_OVER, [kind, where, list(sent)])
