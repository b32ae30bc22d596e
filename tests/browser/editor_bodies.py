"""Bodies that the editor has to hold whole: each element, nested, with its attributes."""

from __future__ import annotations

PICTURE = "picture:" + "0123456789abcdef" * 2

BODIES = (
    "<p>One paragraph.</p>",
    "<p>One.</p><p>Two &amp; three &lt;four&gt; “five”\N{NO-BREAK SPACE}%.</p>",
    "<h2>One</h2><p>a</p><h3>Two</h3><p>b</p><h4>Three</h4>",
    "<p>a<strong>b</strong><em>c</em><s>d</s><code>e</code>H<sub>2</sub>O m<sup>2</sup></p>",
    "<p><strong><em>a</em></strong> <em><strong>b</strong></em></p>",
    "<p><em>a <strong>b <s>c</s> d</strong> e</em></p>",
    "<p><em>one </em><strong>two</strong></p>",
    '<p><a href="https://example.org/a?b=1&amp;c=2">a <em>b</em> c</a></p>',
    '<p><em>a <a href="https://example.org/">b</a> c</em></p>',
    '<p><a href="/en/peru/" hreflang="en" title="A &quot;b&quot;">a</a></p>',
    '<p><a href="https://example.org/">a</a><a href="https://example.org/">b</a></p>',
    '<p><a href="mailto:a@example.org">a</a></p>',
    "<p>a<br>b</p>",
    "<p>a</p><hr><p>b</p>",
    "<ul><li>a</li><li>b <em>c</em></li></ul>",
    '<ol start="3"><li>a</li><li>b</li></ol>',
    "<ol><li>a</li></ol><ol><li>b</li></ol>",
    "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>",
    "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>",
    "<ul><li>a<p>b</p></li><li></li></ul>",
    "<blockquote><p>a</p><p>b</p><footer>Rosa Quispe, farmer</footer></blockquote>",
    "<blockquote><p>a</p><footer>Rosa Quispe, <cite>Ríos</cite></footer></blockquote>",
    '<blockquote><p data-said="No nos vamos." data-said-in="es">a</p></blockquote>',
    '<blockquote cite="https://example.org/a"><p>a</p></blockquote>',
    "<blockquote>loose <em>words</em></blockquote>",
    "<blockquote><h2>a</h2><ul><li>b</li></ul><blockquote><p>c</p></blockquote></blockquote>",
    '<p>a <q data-said="kab" data-said-in="quc">b <em>c</em></q> d</p>',
    "<p><q>a <q>b</q> c</q></p>",
    "<p><q>a</q><q>b</q></p>",
    '<p><span lang="quc">a</span> <span lang="en" dir="ltr">b <span lang="es">c</span></span></p>',
    '<p lang="es" dir="ltr">a</p><h2 lang="quc" id="b">b</h2>',
    '<ul lang="es"><li lang="en">c</li></ul>',
    '<p><abbr title="United Nations">UN</abbr> <span translate="no">Acme</span></p>',
    '<p><cite>A</cite>, <time datetime="2026-11-26">26 November</time></p>',
    (
        '<p>a<sup><a href="#note-x1" id="noteref-x1">1</a></sup></p>'
        '\n<ol class="notes">\n<li id="note-x1">Words of <em>one</em>.</li>\n</ol>'
    ),
    (
        '<p>a<sup><a href="#note-x1" id="noteref-x1">1</a></sup> b<strong>c'
        '<sup><a href="#note-x2" id="noteref-x2">2</a></sup></strong></p>'
        '\n<ol class="notes">\n<li id="note-x1">A</li>'
        '\n<li id="note-x2"><p>B</p><p>C</p></li>\n</ol>'
    ),
    '<p>see <a href="#part">there</a></p><h2 id="part">Part</h2>',
    (
        '<blockquote class="post" cite="https://example.org/p/1" lang="es"><p>Hola<br>b</p><footer>'
        '<cite>Ana (@ana)</cite> <time datetime="2026-11-26">26 nov.</time></footer></blockquote>'
    ),
    f'<figure><img src="{PICTURE}" alt="A river"><figcaption>A <em>b</em></figcaption></figure>',
    f'<figure><img src="{PICTURE}" alt="" width="4" height="3"></figure>',
    f'<figure><img src="{PICTURE}" alt="a"><img src="/-/media/a/b.png" alt="b"></figure>',
    f'<figure><a href="https://example.org/"><img src="{PICTURE}" alt="a"></a></figure>',
    f'<p>a <img src="{PICTURE}" alt="b"> c</p>',
    "<figure><blockquote><p>a</p></blockquote><figcaption>b</figcaption></figure>",
    "<figure><table><tbody><tr><td>1</td></tr></tbody></table><figcaption>b</figcaption></figure>",
    (
        "<table><caption>A <em>b</em></caption><thead><tr><th>a</th><th>b</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    ),
    (
        '<table><tbody><tr><th scope="row">a</th><td colspan="2">b</td></tr>'
        '<tr><td rowspan="2">c</td><td>d</td><td></td></tr>'
        "<tr><td>e</td><td>f</td></tr></tbody></table>"
    ),
    "<table><tbody><tr><th>a</th></tr><tr><td><p>b</p><ul><li>c</li></ul></td></tr></tbody></table>",
    '<table lang="es" id="t"><tbody><tr><td>a</td></tr></tbody></table>',
    "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd><p>d</p><p>e</p></dd></dl>",
    "<pre>a\n  b\n\nc</pre>",
    '<pre translate="yes"><code>a &lt;b&gt;\n  c</code></pre>',
    "loose <strong>words</strong><p>a</p>",
    "<footer>a</footer>",
)
"""Each comes out of the editor as it went in."""

BEYOND = (
    '<a href="https://example.org/"><p>a</p></a>',
    (
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>"
        "<tbody><tr><td>c</td></tr></tbody></table>"
    ),
    "<figure><figcaption><p>a</p><p>b</p></figcaption></figure>",
    '<table><tbody lang="es"><tr><td>a</td></tr></tbody></table>',
    "<p><em>a <em>b</em></em></p>",
)
"""What the editor has no form for: it has to say so."""
