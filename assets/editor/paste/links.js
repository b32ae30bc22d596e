// Which addresses a link keeps: where it really leads, without what follows people around.
const TRACKING = [
  "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igsh", "igshid",
  "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hssc", "__hstc", "hsctatracking", "vero_id", "oly_enc_id",
  "oly_anon_id", "s_cid", "_ga", "_gl", "ref_src", "ref_url", "__twitter_impression", "wickedid", "li_fat_id",
];
const PREFIXES = ["utm_", "pk_", "mtm_", "hsa_"];
/** Hosts that only pass people on, and the parameter that says where to. */
const PASSING = [
  ["google.com", "/url", ["q", "url"]], ["facebook.com", "/l.php", ["u"]], ["instagram.com", "/", ["u"]],
  ["safelinks.protection.outlook.com", "/", ["url"]], ["slack-redir.net", "/link", ["url"]],
  ["out.reddit.com", "/", ["url"]], ["youtube.com", "/redirect", ["q"]], ["t.umblr.com", "/redirect", ["z"]],
];
export const TABLES = { TRACKING, PREFIXES, PASSING };

const MOST_LENGTH = 2000;
const DECEPTIVE = /[\u0000-\u001f\u007f-\u00a0\\\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]/;
const UNQUOTED = { " ": "%20", '"': "%22", "<": "%3C", ">": "%3E", "`": "%60" };

/** Return where a link leads, or null where an article may not lead. */
export function address(href, base) {
  let text = (href || "").trim();
  if (base && !/^[a-z][a-z0-9+.-]*:|^#/i.test(text)) {
    try { text = new URL(text, base).href; } catch { return null; }
  }
  if (text.length > MOST_LENGTH || DECEPTIVE.test(text)) return null;
  text = text.replace(/[ "<>`]/g, (one) => UNQUOTED[one]);
  if (/^\/(?!\/)/.test(text) || /^mailto:[^\s@]+@[^\s@]+$/i.test(text)) return text;
  for (let steps = 0; steps < 3; steps += 1) {
    const next = passedOn(text);
    if (!next) break;
    text = next;
  }
  const parts = /^(https?):\/\/([^/?#]+)(.*)$/i.exec(text);
  if (!parts || parts[2].includes("@") || !parts[2].includes(".")) return null;
  return `${parts[1].toLowerCase()}://${parts[2].toLowerCase()}${untracked(parts[3])}`;
}

function passedOn(text) {
  let url;
  try { url = new URL(text); } catch { return null; }
  for (const [host, path, names] of PASSING) {
    if (url.hostname !== host && !url.hostname.endsWith(`.${host}`)) continue;
    if (path !== "/" && url.pathname !== path) continue;
    for (const name of names) {
      const given = url.searchParams.get(name);
      if (given && /^https?:\/\//i.test(given) && !DECEPTIVE.test(given)) return given.replace(/[ "<>`]/g, (one) => UNQUOTED[one]);
    }
  }
  return null;
}

/** Cut the parameters that follow people; what is left stays to the letter. */
function untracked(rest) {
  const [, path, query, fragment] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(rest);
  const kept = (query || "").split("&").filter((one) => one && !follows(one.split("=")[0].toLowerCase()));
  return path + (kept.length ? `?${kept.join("&")}` : "") + (fragment && !/^#:~:text=/.test(fragment) ? fragment : "");
}

function follows(name) {
  return TRACKING.includes(name) || PREFIXES.some((one) => name.startsWith(one));
}
