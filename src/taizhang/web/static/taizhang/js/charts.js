/* Charts: each <figure data-chart> holds a table and the same figures as JSON. The table is turned into a chart; the
   button beside it, or the key t, changes between the two. A click on a point opens its records.
   Without this script, and in print, the table stands. The policy forbids inline styles: SVG renderer, richText tips. */
(function () {
  "use strict";

  var css = getComputedStyle(document.documentElement);
  function token(name, otherwise) { return css.getPropertyValue(name).trim() || otherwise; }

  var INK = token("--ink", "#1a1f26");
  var SOFT = token("--soft", "#424b57");
  var LINE = token("--line", "#d5dbe2");
  var ACCENT = token("--accent", "#14508c");
  var COLOURS = {
    red: token("--red", "#b01d17"), yellow: "#b57a12", green: "#3f8f60", blue: token("--blue", "#1a5ba3"), grey: "#77818d"
  };
  /* Shape beside colour, so that the bars tell apart when printed grey. */
  var DECAL = {
    red: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4, color: "rgba(255,255,255,.22)" },
    yellow: { symbol: "circle", dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: .5, color: "rgba(255,255,255,.25)" }
  };

  function text(size) {
    return { fontFamily: css.getPropertyValue("--sans") || "sans-serif", fontSize: size || 12, color: SOFT };
  }

  function axes(data) {
    return {
      animation: false,
      textStyle: text(),
      tooltip: { trigger: "axis", renderMode: "richText", confine: true, backgroundColor: "#fff", borderColor: LINE, textStyle: text() },
      grid: { left: 8, right: data.room || 72, top: 28, bottom: 8, containLabel: true },
      xAxis: { type: "category", data: data.categories, axisLine: { lineStyle: { color: LINE } }, axisTick: { show: false }, axisLabel: text() },
      yAxis: { type: "value", name: data.unit || "", nameTextStyle: text(), splitLine: { lineStyle: { color: LINE } }, axisLabel: text() }
    };
  }

  /* Share by status over time: stacked bars, the last one labelled. */
  function stack(data) {
    var option = axes(data);
    option.yAxis.minInterval = 1; // tasks are counted whole
    option.series = data.series.map(function (one) {
      var last = one.values.length - 1;
      return {
        name: one.name, type: "bar", stack: "all", barMaxWidth: 46, cursor: "pointer",
        itemStyle: { color: COLOURS[one.colour] || ACCENT, decal: DECAL[one.colour] },
        label: {
          show: true, position: "inside", color: "#fff", fontSize: 11, fontWeight: 600, textBorderColor: COLOURS[one.colour] || ACCENT, textBorderWidth: 2,
          formatter: function (point) { return point.value > data.least ? point.value : ""; }
        },
        markPoint: one.values[last] ? {
          silent: true, symbol: "rect", symbolSize: [1, 1], itemStyle: { color: "transparent" },
          data: [{ coord: [last, data.ends[one.colour]] }],
          label: { show: true, position: "right", offset: [26, 0], formatter: one.name, color: COLOURS[one.colour] || INK, fontSize: 12 }
        } : undefined,
        data: one.values
      };
    });
    return option;
  }

  /* Progress against trajectory: the plan as a dashed line with its band of warning, what was verified as a solid one. */
  function course(data) {
    var option = axes(data);
    option.series = [
      { name: data.words.low, type: "line", data: data.low, stack: "band", symbol: "none", lineStyle: { opacity: 0 }, silent: true, tooltip: { show: false } },
      { name: data.words.band, type: "line", data: data.width, stack: "band", symbol: "none", lineStyle: { opacity: 0 }, areaStyle: { color: COLOURS.yellow, opacity: .18 }, silent: true, tooltip: { show: false } },
      { name: data.words.planned, type: "line", data: data.planned, symbol: "none", lineStyle: { color: SOFT, type: "dashed", width: 1.5 }, itemStyle: { color: SOFT }, endLabel: { show: true, formatter: data.words.planned, color: SOFT, fontSize: 12 } },
      { name: data.words.actual, type: "line", data: data.actual, connectNulls: false, symbolSize: 8, cursor: "pointer", lineStyle: { color: ACCENT, width: 2.5 }, itemStyle: { color: ACCENT }, label: { show: true, position: "top", color: INK, fontSize: 11 }, endLabel: { show: true, formatter: data.words.actual, color: ACCENT, fontSize: 12 } }
    ];
    option.tooltip.formatter = function (points) {
      var seen = points.filter(function (point) { return point.seriesIndex > 1 && point.value !== null && point.value !== undefined; });
      return points[0].name + "\n" + seen.map(function (point) { return point.seriesName + " " + point.value + " " + (data.unit || ""); }).join("\n");
    };
    return option;
  }

  /* From target to result: a wide pale bar for the target, a narrow one for the result, in per cent of the target. */
  function bullet(data) {
    var option = axes(data);
    option.grid.left = 8;
    option.xAxis = { type: "value", max: data.most, axisLabel: { formatter: "{value}%", fontSize: 12, color: SOFT }, splitLine: { lineStyle: { color: LINE } } };
    option.yAxis = { type: "category", inverse: true, data: data.categories, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { width: 190, overflow: "truncate", fontSize: 12, color: INK } };
    option.series = [
      { name: data.words.target, type: "bar", data: data.target, barWidth: 18, itemStyle: { color: "#dfe5ec" }, silent: true, markLine: { silent: true, symbol: "none", lineStyle: { color: INK, type: "solid", width: 1.5 }, data: [{ xAxis: 100 }], label: { formatter: data.words.target, position: "start", fontSize: 11, color: SOFT } } },
      { name: data.words.result, type: "bar", barGap: "-75%", barWidth: 9, cursor: "pointer", data: data.result.map(function (value, at) { return { value: value, itemStyle: { color: data.met[at] ? COLOURS.green : COLOURS.red } }; }), label: { show: true, position: "right", formatter: function (point) { return data.shown[point.dataIndex]; }, fontSize: 11, color: INK } }
    ];
    return option;
  }

  /* Small multiples: one little line for each group, all with the same axis. */
  function multiples(data) {
    var columns = window.innerWidth < 700 ? 2 : 4;
    var rows = Math.ceil(data.series.length / columns);
    var option = { animation: false, textStyle: text(), tooltip: { trigger: "axis", renderMode: "richText", confine: true, textStyle: text(), backgroundColor: "#fff", borderColor: LINE }, title: [], grid: [], xAxis: [], yAxis: [], series: [] };
    data.series.forEach(function (one, at) {
      var column = at % columns, row = Math.floor(at / columns);
      var left = column * 100 / columns, top = row * 100 / rows;
      var last = one.values.length - 1;
      option.title.push({ text: one.name, left: left + 1 + "%", top: top + "%", textStyle: { fontSize: 12, fontWeight: "normal", color: INK } });
      option.grid.push({ left: left + 1 + "%", top: top + 9 / rows * 2 + "%", width: 100 / columns - 5 + "%", height: 100 / rows - 36 / rows + "%" });
      option.xAxis.push({ gridIndex: at, type: "category", data: data.categories, show: false, boundaryGap: false });
      option.yAxis.push({ gridIndex: at, type: "value", min: 0, max: 100, interval: 50, axisLabel: { show: false }, splitLine: { lineStyle: { color: LINE } } });
      option.series.push({ name: one.name, type: "line", xAxisIndex: at, yAxisIndex: at, data: one.values, symbol: "none", symbolSize: 6, cursor: "pointer", lineStyle: { color: ACCENT, width: 2 }, itemStyle: { color: ACCENT },
        markPoint: one.values[last] === null ? undefined : { symbol: "circle", symbolSize: 6, silent: true, data: [{ coord: [last, one.values[last]] }], label: { show: true, position: "top", formatter: one.values[last] + "%", fontSize: 11, color: INK } } });
    });
    return option;
  }

  /* One indicator over regions and years: a little line for each region, all on the same axis; a missing year is a gap. */
  function regions(data) {
    var option = multiples(data);
    option.tooltip = { trigger: "item", renderMode: "richText", confine: true, textStyle: text(), backgroundColor: "#fff", borderColor: LINE,
      formatter: function (point) { return data.series[point.seriesIndex].name + " " + point.name + "\n" + data.series[point.seriesIndex].shown[point.dataIndex]; } };
    option.xAxis.forEach(function (axis) {
      axis.show = true; axis.axisTick = { show: false }; axis.axisLine = { lineStyle: { color: LINE } };
      axis.axisLabel = { fontSize: 10, color: SOFT, interval: Math.max(0, data.categories.length - 2), showMaxLabel: true };
      axis.boundaryGap = true;
    });
    option.yAxis = option.yAxis.map(function (axis, at) {
      return { gridIndex: at, type: "value", min: data.least, max: data.most, axisLabel: { show: false }, splitNumber: 2, splitLine: { lineStyle: { color: LINE } } };
    });
    option.series.forEach(function (one, at) {
      var said = data.series[at], last = said.values.length - 1;
      while (last > 0 && said.values[last] === null) { last -= 1; }
      one.symbol = "circle"; one.connectNulls = false;
      one.markPoint = { symbol: "circle", symbolSize: 6, silent: true, data: [{ coord: [last, said.values[last]] }], label: { show: true, position: "top", formatter: said.shown[last], fontSize: 11, color: INK } };
    });
    return option;
  }

  var KINDS = { stack: stack, course: course, bullet: bullet, multiples: multiples, regions: regions };

  function height(data) {
    if (data.kind === "bullet") { return "h" + Math.min(12, Math.max(3, Math.ceil(data.categories.length / 2))); }
    if (data.kind === "multiples" || data.kind === "regions") { return "h" + Math.min(12, 2 + 2 * Math.ceil(data.series.length / (window.innerWidth < 700 ? 2 : 4))); }
    return "h5";
  }

  function address(data, point) {
    var links = data.links || [];
    if (data.kind === "stack" || data.kind === "regions") { return ((data.series[point.seriesIndex] || {}).links || [])[point.dataIndex]; }
    if (data.kind === "multiples") { return (data.series[point.seriesIndex] || {}).link; }
    return links[point.dataIndex];
  }

  function draw(figure) {
    var data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    if (!KINDS[data.kind] || !window.echarts) { return; }
    var canvas = document.createElement("div");
    canvas.className = "chart-canvas " + height(data);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", figure.dataset.title || "");
    var table = figure.querySelector(".chart-table");
    figure.insertBefore(canvas, table);
    var chart = window.echarts.init(canvas, null, { renderer: "svg" });
    chart.setOption(KINDS[data.kind](data));
    chart.on("click", function (point) {
      var to = address(data, point);
      if (to) { window.location.href = to; }
    });
    window.addEventListener("resize", function () { chart.resize(); });
    var button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-small btn-quiet chart-turn no-print";
    figure.querySelector("figcaption").appendChild(button);
    figure.turn = function (asTable) {
      figure.classList.toggle("as-table", asTable);
      button.textContent = asTable ? figure.dataset.asChart : figure.dataset.asTable;
      button.setAttribute("aria-pressed", asTable ? "true" : "false");
      if (!asTable) { chart.resize(); }
    };
    button.addEventListener("click", function () { figure.turn(!figure.classList.contains("as-table")); });
    figure.classList.add("drawn");
    figure.turn(false);
  }

  var figures = Array.prototype.slice.call(document.querySelectorAll("figure[data-chart]"));
  figures.forEach(draw);

  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key !== "t" || typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) { return; }
    var drawn = figures.filter(function (figure) { return figure.turn; });
    if (!drawn.length) { return; }
    var asTable = !drawn[0].classList.contains("as-table");
    drawn.forEach(function (figure) { figure.turn(asTable); });
  });
}());
