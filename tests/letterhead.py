"""Word templates with a letterhead, as somebody's own Word would save them: other identifiers, hardly any style."""

import io

from PIL import Image

from assistant.drafting.models import zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LOGO = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="900000" cy="300000"/><wp:docPr id="1" name="logo"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)
STYLES = """<w:styles {W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr>{numbering}<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="C83C28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableauDuDocument"><w:name w:val="Encadré"/></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Titre1"/><w:lvlText w:val="%1 -"/>
</w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def letterhead(*, is_numbered: bool = False, kind: str = "document") -> bytes:
    """A template with a logo and a line above, a line below; `kind` is "template" for a .dotx."""
    image = io.BytesIO()
    Image.new("RGB", (90, 30), (200, 60, 40)).save(image, "PNG")
    numbering = '<w:numPr><w:numId w:val="3"/></w:numPr>' if is_numbered else ""
    texts = {
        "[Content_Types].xml": _types(kind),
        "_rels/.rels": _relations(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"),
            ("rId7", "header", "header1.xml"), ("rId8", "footer", "footer1.xml"),
        ),
        "word/_rels/header1.xml.rels": _relations(("rId1", "image", "media/image1.png")),
        "word/document.xml": f'<w:document {W} xmlns:r="{R}"><w:body><w:p><w:r><w:t>Madame,</w:t></w:r></w:p><w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId7"/><w:footerReference w:type="default" r:id="rId8"/>'
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "word/styles.xml": STYLES.format(W=W, numbering=numbering),
        "word/numbering.xml": NUMBERING,
        "word/header1.xml": f'<w:hdr {W} xmlns:r="{R}"><w:p><w:r>{LOGO}</w:r><w:r><w:t>Maison des Voisins</w:t></w:r>'
        "</w:p></w:hdr>",
        "word/footer1.xml": f"<w:ftr {W}><w:p><w:r><w:t>Association loi 1901</w:t></w:r></w:p></w:ftr>",
    }  # fmt: skip
    parts = {name: f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode() for name, text in texts.items()}
    return zipped({**parts, "word/media/image1.png": image.getvalue()})


def _types(kind: str) -> str:
    names = {"document": f"{kind}.main", **{name: name for name in ("styles", "numbering")}}
    overrides = {f"{name}.xml": content for name, content in names.items()} | {
        "header1.xml": "header", "footer1.xml": "footer",
    }  # fmt: skip
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        + "".join(f'<Override PartName="/word/{n}" ContentType="{TYPE}.{c}+xml"/>' for n, c in overrides.items())
        + "</Types>"
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    lines = (f'<Relationship Id="{each}" Type="{R}/{kind}" Target="{target}"/>' for each, kind, target in relations)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'
