"""As a web page: clean, as a word processor saves it, without end tags, or framed by tables."""

from html import escape

from tests.samples.sheet import Break, Line

CSS = (
    "body{font-family:'Noto Serif CJK SC','Noto Sans CJK SC',serif;font-size:%s}"
    "table{border-collapse:collapse;width:100%%;margin-bottom:12px}"
    "td{border:1px solid #000;padding:2px 4px;text-align:center}"
    "h1{font-size:15pt;text-align:center}.right{text-align:right}.break{page-break-before:always}"
    "@page{size:A4 %s;margin:1.6cm}"
)


FRAME = """<table width="1000" align="center">
<tr><td colspan="2">首页 | 机构职能 | 政务公开 | 互动交流</td></tr>
<tr><td width="180" valign="top">预算决算<br>财政预决算<br>部门预决算</td><td>
<table><tr><td>索引号：</td><td>000014349/2023-00012</td>
<td>发布日期：</td><td>2023-02-10</td></tr></table>
%s
</td></tr>
<tr><td colspan="2">主办单位：县人民政府办公室　网站标识码：0000000000</td></tr></table>"""


def page(layout, *, style="plain"):
    """The whole page; `word`, `sloppy` and `framed` are the awkward styles."""
    looks = (
        layout.options.get("size", "9pt"),
        "landscape" if layout.options.get("landscape") else "",
    )
    content = "\n".join(_block(block, style) for block in layout.blocks)
    if style == "framed":
        content = FRAME % content
    charset = layout.options.get("charset", "utf-8")
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="{charset}"><title>绩效目标</title>'
        f"<style>{CSS % looks}</style></head><body>\n{content}\n</body></html>\n"
    )


def _block(block, style):
    if isinstance(block, Break):
        return '<div class="break"></div>'
    if isinstance(block, Line):
        tag = "h1" if block.style == "title" else "p"
        return f'<{tag} class="{block.style}">{escape(block.text)}</{tag}>'
    return _table(block, style)


def _table(table, style):
    out = ["<TABLE border=1 cellpadding=0>" if style == "sloppy" else "<table>"]
    for row in table.spans():
        out.append("<tr>")
        out += [_cell(span, style) for span in row]
        if style != "sloppy":
            out.append("</tr>")
    return "\n".join([*out, "</table>"])


def _cell(span, style):
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("rowspan", span.row_span), ("colspan", span.column_span))
        if count > 1
    )
    text = escape(span.text).replace("\n", "<br>") or "&nbsp;"
    if style == "word":
        text = "".join(
            f'<p class="MsoNormal"><span style="font-size:9pt">{part}</span></p>'
            for part in text.split("<br>")
        )
    return f"<td{spans}>{text}" + ("" if style == "sloppy" else "</td>")
