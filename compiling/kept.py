"""Lets machine code keep what a function gave by a look-up of its own, where it would call `functools` for it."""

import ast

_ALL, _SOME = "cache", "lru_cache"
"""What stands over a function whose results are kept: all of them, or so many."""


def _bound(decorator: ast.expr) -> int | None:
    """Return how many results such a decorator keeps, 0 for all of them; None if it is another."""
    if isinstance(decorator, ast.Name) and decorator.id == _ALL:
        return 0
    if not (isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == _SOME):
        return None
    if decorator.args or [one.arg for one in decorator.keywords] != ["maxsize"]:
        return None
    most = decorator.keywords[0].value
    return most.value if isinstance(most, ast.Constant) and isinstance(most.value, int) else None


def _parameters(function: ast.FunctionDef) -> list[tuple[str, str]] | None:
    """Return the names and types of a function's parameters; None where one is more than a plain one with a type."""
    told = function.args
    if told.posonlyargs or told.kwonlyargs or told.vararg or told.kwarg or told.defaults:
        return None
    plain = [(one.arg, ast.unparse(one.annotation)) for one in told.args if one.annotation is not None]
    return plain if len(plain) == len(told.args) else None


def _keeping(name: str, parameters: list[tuple[str, str]], result: str, most: int) -> tuple[str, str]:
    """Return where the results of a function are kept, and the function that looks there first."""
    store, made = f"_kept_of_{name}", f"_made_by_{name}"
    call = f"{made}({', '.join(one for one, _ in parameters)})"
    head = f"def {name}({', '.join(f'{one}: {kind}' for one, kind in parameters)}) -> {result}:\n"
    if not parameters:
        return (
            f"{store}: list[{result}] = []",
            f"{head}    if not {store}:\n        {store}.append({call})\n    return {store}[0]\n",
        )
    several = len(parameters) > 1
    key = f"({', '.join(one for one, _ in parameters)})" if several else parameters[0][0]
    kind = f"tuple[{', '.join(kind for _, kind in parameters)}]" if several else parameters[0][1]
    boxed = "None" in result or "Any" in result  # so that a None that was kept is told from none
    value, given = (f"tuple[{result}]", "result_[0]") if boxed else (result, "result_")
    room = f"        if len({store}) >= {most}:\n            {store}.clear()\n" if most else ""
    body = (
        f"    result_ = {store}.get({key})\n"
        "    if result_ is None:\n"
        f"{room}"
        f"        result_ = {store}[{key}] = {f'({call},)' if boxed else call}\n"
        f"    return {given}\n"
    )
    return f"{store}: dict[{kind}, {value}] = {{}}", head + body


def keeping(source: str) -> str:
    """Return a module's source with every function of it whose results `functools` keeps told from one that looks for
    them in a dictionary; what is full is emptied. No line of the source moves, so that a traceback names its lines.

    A function that is asked for more than its results (``f.cache_clear``) stays, and one with parameters that are not
    plain. SyntaxError if it is not Python.
    """
    tree = ast.parse(source)
    asked = {
        node.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    lines = source.encode().split(b"\n")
    added: list[str] = []
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or len(node.decorator_list) != 1 or node.name in asked:
            continue
        decorator = node.decorator_list[0]
        most, parameters = _bound(decorator), _parameters(node)
        if most is None or parameters is None or node.returns is None or decorator.lineno != decorator.end_lineno:
            continue
        store, function = _keeping(node.name, parameters, ast.unparse(node.returns), most)
        lines[decorator.lineno - 1] = store.encode()
        at = node.lineno - 1
        lines[at] = lines[at].replace(f"def {node.name}(".encode(), f"def _made_by_{node.name}(".encode(), 1)
        added.append(function)
    return "\n".join([b"\n".join(lines).decode(), *added])

