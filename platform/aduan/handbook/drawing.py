"""The flow of a service, laid out by Graphviz and drawn as SVG with its text."""

from __future__ import annotations

import re
import textwrap

import graphviz
from markupsafe import Markup, escape

from aduan.errors import UsageError
from aduan.services.handbook.book import Edge, Flow, Node

#: Fonts whose letters are as wide as those of the office programs; the first that is there counts.
FONTS = "Carlito, Calibri, 'Liberation Sans', Arial, sans-serif"
_LAYOUT_FONT = "Carlito"
_INK, _LINE, _MAIN, _TINT, _END, _WAIT = (
    "#1b2430", "#5a6675", "#0b3d6b", "#eef3f9", "#e6f1e8", "#fdf4e1",
)  # fmt: skip
#: Letters in a line of a stage, and of a step on an arrow.
_NODE_WIDTH, _EDGE_WIDTH = 22, 24
#: Where several stages lead to one by the same step.
_SEVERAL = "several stages"


def drawn(flow: Flow, several: str, title: str) -> Markup:
    """Give the flow as an SVG element; raises UsageError where Graphviz is not installed."""
    graph = graphviz.Digraph(
        graph_attr={
            "rankdir": "TB", "nodesep": "0.35", "ranksep": "0.45", "bgcolor": "transparent",
            "margin": "0", "pad": "0.05",
        },
        node_attr={
            "shape": "box", "style": "rounded,filled", "fontname": _LAYOUT_FONT, "fontsize": "11",
            "fontcolor": _INK, "color": _MAIN, "fillcolor": _TINT, "margin": "0.16,0.09",
            "penwidth": "1.1",
        },
        edge_attr={
            "fontname": _LAYOUT_FONT, "fontsize": "9.5", "fontcolor": _INK, "color": _LINE,
            "arrowsize": "0.7", "penwidth": "1",
        },
    )  # fmt: skip
    ids = {node.key: f"n{number}" for number, node in enumerate(flow.nodes)}
    graph.node("start", "", shape="circle", width="0.16", style="filled", fillcolor=_MAIN)
    for node in flow.nodes:
        graph.node(ids[node.key], _lines(node.label, _NODE_WIDTH), **_look(node))
        if node.initial:
            graph.edge("start", ids[node.key])
    if any(edge.start is None for edge in flow.edges):
        graph.node(
            _SEVERAL, _lines(several, _NODE_WIDTH), style="dashed", color=_LINE, shape="oval"
        )
    told: set[int] = set()
    for edge in flow.edges:
        start = _SEVERAL if edge.start is None else ids[edge.start]
        style = {"style": "dashed"} if edge.automatic or edge.start is None else {}
        graph.edge(start, ids[edge.end], label=_edge_label(edge, told), **style)
    # Graphviz escapes what stands in labels.
    return Markup(_element(_svg(graph), title))  # noqa: S704


def _look(node: Node) -> dict[str, str]:
    if node.final:
        return {"fillcolor": _END, "peripheries": "2"}
    return {"fillcolor": _WAIT} if node.waits else {}


def _edge_label(edge: Edge, told: set[int]) -> str:
    """Give the steps of a way: number and name where a step is drawn first, then its number."""
    lines = []
    for number, label in zip(edge.numbers, edge.labels, strict=True):
        text = str(number) if number in told else f"{number} {label}"
        told.add(number)
        lines += textwrap.wrap(text, _EDGE_WIDTH, break_long_words=True)
    # Graphviz sets a label close to its arrow: the blank keeps them apart.
    return "".join(f"  {graphviz.escape(line)}\\l" for line in lines)


def _lines(text: str, width: int) -> str:
    """Break a text into lines for Graphviz, with nothing in it that Graphviz would read."""
    lines = textwrap.wrap(text, width, break_long_words=True) or [""]
    return "\\n".join(graphviz.escape(line) for line in lines)


def _svg(graph: graphviz.Digraph) -> str:
    try:
        return str(graph.pipe(format="svg", encoding="utf-8"))
    except graphviz.ExecutableNotFound as error:
        raise UsageError("dot", code="graphviz") from error


def _element(svg: str, title: str) -> str:
    """Give the SVG element alone, named for those who cannot see it, in our fonts."""
    element = svg[svg.index("<svg") :]
    element = re.sub(r"<!--.*?-->\s*", "", element, flags=re.DOTALL)
    element = re.sub(r"<title>.*?</title>\s*", "", element, flags=re.DOTALL)
    element = element.replace(f'font-family="{_LAYOUT_FONT}"', f'font-family="{FONTS}"')
    named = f'<svg role="img" aria-label="{escape(title)}" '
    return element.replace("<svg ", named, 1).strip()
