"""Makes machine code of the reader, which `taizhang.reading.compiled` takes up."""
