// The parts of the chart library that are used; the rest of it stays out of the script.
import { LineChart } from "echarts/charts";
import { DataZoomInsideComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([LineChart, DataZoomInsideComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export type Chart = EChartsType;

/** An empty chart in an element. */
export function chartIn(place: HTMLElement): Chart {
  return init(place, null, { renderer: "svg" });
}
