// Every kind of public page: how its address looks, and samples of it. A link to a page of no kind fails the
// journey, so that a new page is looked at too.

/** Pattern of the address without the language, and addresses that are visited. */
export const KINDS = [
  [/^\/$/, ["/"]],
  [/^\/ask$/, ["/ask", "/ask?q=%E3%83%9E%E3%82%A4%E3%83%8A%E3%83%B3%E3%83%90%E3%83%BC%E3%82%AB%E3%83%BC%E3%83%89", "/ask?q=zzzzqqq"]],
  [/^\/api$/, ["/api"]],
  [/^\/compare$/, ["/compare", "/compare?indicator=example/example-online-use"]],
  [/^\/compare\/[\w-]+$/, ["/compare/online-procedures"]],
  [/^\/plans\/[\w-]+\/faq$/, ["/plans/example/faq"]],
  [/^\/data$/, ["/data"]],
  [/^\/plans\/[\w-]+\/data$/, ["/plans/example/data"]],
  [/^\/plans\/[\w-]+$/, ["/plans/example", "/plans/toyama", "/plans/akita"]],
  [/^\/plans\/[\w-]+\/nodes\/[\w-]+$/, ["/plans/example/nodes/example-1-1-1", "/plans/toyama/nodes/toyama-lp-01", "/plans/akita/nodes/akita-09"]],
  [/^\/plans\/[\w-]+\/indicators$/, ["/plans/example/indicators", "/plans/aomori/indicators"]],
  [/^\/plans\/[\w-]+\/indicators\/[\w-]+$/, ["/plans/example/indicators/example-online-procedures", "/plans/example/indicators/example-wait", "/plans/toyama/indicators/toyama-ind-04", "/plans/example/indicators/example-online-use", "/plans/toyama/indicators/toyama-mynumber-areas"]],
  [/^\/plans\/[\w-]+\/kpis\/[\w-]+$/, ["/plans/aomori/kpis/aomori-kpi-1", "/plans/example/kpis/example-kpi-counter"]],
  [/^\/plans\/[\w-]+\/cooperation$/, ["/plans/toyama/cooperation", "/plans/example/cooperation"]],
  [/^\/plans\/[\w-]+\/cooperation\/[\w-]+$/, ["/plans/toyama/cooperation/toyama-coop-r4-1"]],
  [/^\/plans\/[\w-]+\/meetings$/, ["/plans/toyama/meetings"]],
  [/^\/plans\/[\w-]+\/meetings\/[\w-]+$/, ["/plans/toyama/meetings/toyama-oneteam-r3-x1", "/plans/example/meetings/example-drafting-1"]],
  [/^\/plans\/[\w-]+\/documents$/, ["/plans/example/documents"]],
  [/^\/plans\/[\w-]+\/roadmap$/, ["/plans/aomori/roadmap", "/plans/example/roadmap"]],
  [/^\/plans\/[\w-]+\/logic$/, ["/plans/example/logic"]],
  [/^\/plans\/[\w-]+\/history$/, ["/plans/example/history"]],
  [/^\/plans\/[\w-]+\/snapshots$/, ["/plans/example/snapshots"]],
  [/^\/plans\/[\w-]+\/snapshots\/\d+\/changes$/, []],
];

/** Addresses that are no public pages: files, the API, what staff see. */
const OTHERS = [/^\/data\/ckan\//, /\/data\/[^/]+\.\w+$/, /\/documents\/\d+$/, /^\/(api\/v1|assets|desk|sign-in)(\/|$)/, /\.(csv|xlsx|pdf|json|svg|png)$/];

/** Whether an address without its language is of a kind that is looked at, or no page at all. */
export function isKnown(path) {
  // What a publication shows are the pages of its plan at another address.
  const plain = path.replace(/^(\/plans\/[\w-]+)\/snapshots\/\d+(?=$|\/(?!changes))/, "$1");
  return OTHERS.some((pattern) => pattern.test(plain)) || KINDS.some(([pattern]) => pattern.test(plain));
}
