"""Reading guides: PDF -> pages -> sections and fiches -> passages -> vectors and lexical index."""
