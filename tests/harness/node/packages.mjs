// Loaded before each script: finds packages where node_tools.py put them, and reads JSON as bundlers let one read it.
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

const there = pathToFileURL(`${process.env.WAYBILL_NODE_PACKAGES}/`).href;
const isOurs = (url) => !url?.includes("/node_modules/");

registerHooks({
  resolve: (name, context, next) =>
    isOurs(context.parentURL) && /^[@\w]/.test(name) ? next(name, { ...context, parentURL: there }) : next(name, context),
  load: (url, context, next) =>
    next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context),
});
