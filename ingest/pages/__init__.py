"""PDF -> pages: text, layout, running lines, labels, OCR, page images."""
