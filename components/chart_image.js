// Saves the chart beside it as a picture. The chart's own toolbar does the work: it knows one
// format at a time, so the format is set, its button pressed, and the setting put back.
export default function (component) {
  const { data, parentElement } = component;
  const row = parentElement.querySelector(".row");
  row.replaceChildren(
    ...data.formats.map(({ format, label }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.onclick = () => save(data, format);
      return button;
    }),
  );
}

function save(data, format) {
  const chart = document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`);
  const button = chart?.querySelector(".modebar-btn");
  if (!button) return;
  const usual = chart._context.toImageButtonOptions;
  chart._context.toImageButtonOptions = { ...usual, format };
  button.click();
  chart._context.toImageButtonOptions = usual;
}
