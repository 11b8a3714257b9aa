"""The Markdown of questions, as data: paragraphs, lists, tables, code, emphasis, $maths$.

Not a library: those with CommonMark cost 40 ms and more before the first question, know no maths, and read the `_` of
`d_k` as emphasis.
"""
