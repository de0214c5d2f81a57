"""YAML that no file of the program may hold, and what is said of it, by line."""

from fupin.strict_yaml.yaml_text import MAX_BYTES

NOT_ALLOWED = {
    "nothing": (b"", ["1: the file is empty"]),
    "a comment only": (b"# only a comment\n", ["1: the file is empty"]),
    "bytes": (b"a: 1\nb: \xff\xfe\n", ["2: the file is not UTF-8"]),
    "a workbook": (b"PK\x03\x04\x14\x00\x08\x00\xa9\xff", ["1: the file is not UTF-8"]),
    "GB18030": ("a: 1\nb: \u5e74\n".encode("gb18030"), ["2: the file is not UTF-8"]),
    "keys twice": (
        b"a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\n",
        ["3: the key a stands twice", "4: the key d stands twice"],
    ),
    "an object": (
        b"a: !!python/object:os.system x\n",
        ["1: tags are not allowed: tag:yaml.org,2002:python/object:os.system"],
    ),
    "plain tags": (
        b"a: !!str x\nb: ! y\n",
        ["1: tags are not allowed: tag:yaml.org,2002:str", "2: tags are not allowed: !"],
    ),
    "a tag on a key": (b"!x a: 1\n", ["1: tags are not allowed: !x"]),
    "an alias": (
        b"a: &x 1\nb: *x\n",
        ["1: anchors (&) are not allowed", "2: aliases (*) are not allowed; put a text that begins with * in quotes"],
    ),
    "a list in itself": (
        b"a: &x [*x]\n",
        ["1: anchors (&) are not allowed", "1: aliases (*) are not allowed; put a text that begins with * in quotes"],
    ),
    "a merge": (
        b"a: &x {b: 1}\nc:\n  <<: *x\n",
        ["1: anchors (&) are not allowed", "3: aliases (*) are not allowed; put a text that begins with * in quotes"],
    ),
    "a list as a key": (b"? [a, b]\n: 1\n", ["1: a key must be text"]),
    "a mapping as a key": (b"a: 1\n? {c: d}\n: 2\n", ["2: a key must be text"]),
    "two documents": (b"a: 1\n---\nb: 2\n", ["2: a second ---; a file holds one document"]),
    "21 levels": (b"[" * 21 + b"a" + b"]" * 21, ["1: is nested deeper than 20 levels"]),
    "200 levels": (b"[" * 200, ["1: is nested deeper than 20 levels"]),
    "blocks": (b"- " * 100_000, ["1: is nested deeper than 20 levels"]),
    "just too large": (b"a: 1\n" + b"#" * (MAX_BYTES - 4), ["1: the file is larger than 1,000,000 bytes"]),
    "2 MB": (b"x" * 2_000_000, ["1: the file is larger than 1,000,000 bytes"]),
}
