// Draws the flow where a page asks for it; without this file the list of steps below says the same.
document.querySelectorAll('[data-diagram]').forEach(async place => {
  const viewer = new BpmnJS({ container: place });
  const answer = await fetch(place.dataset.diagram);
  await viewer.importXML(await answer.text());
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  for (const state of ['left', 'done', 'now', 'failed']) {
    (place.dataset[state] || '').split(' ').filter(id => id && elements.get(id))
      .forEach(id => canvas.addMarker(id, 'hg-' + state));
  }
  canvas.zoom('fit-viewport');
});
