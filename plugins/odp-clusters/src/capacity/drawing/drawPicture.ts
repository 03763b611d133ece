import { detailOf, mainDetail } from '../model/detail';
import { boxOf } from '../model/places';
import { drawGroup, drawRing, drawZones } from './drawBoxes';
import { drawCells } from './drawCells';
import { drawCounts } from './drawCounts';
import { type Drawing, isVisible, project } from './Drawing';
import { drawNames } from './drawNames';
import { drawNote } from './drawNote';
import { drawPoolHead } from './drawPoolHead';
import { drawTiles } from './drawTiles';
import { drawTotals } from './drawTotals';
import { drawZoneHead } from './drawZoneHead';

/** Draws what the camera sees, and nothing else. */
export function drawPicture(drawing: Drawing) {
  const { pen, scene, view } = drawing;
  const { camera, pixelRatio, size } = view;
  const { arrangement, layout } = scene.picture;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalAlpha = 1;
  pen.clearRect(0, 0, size.width * pixelRatio, size.height * pixelRatio);
  drawZones(drawing);

  layout.groups.forEach((units, group) => {
    const box = units && project(view, units);
    if (!box || !isVisible(view, box)) {
      return;
    }
    drawGroup(drawing, group, box);
    const detail = detailOf(
      layout.pools[arrangement.groups[group].pool],
      camera.zoom,
    );
    switch (detail) {
      case 'zone totals':
        drawTotals(drawing, group, box);
        break;
      case 'node counts':
        drawCounts(drawing, group);
        break;
      default:
        drawTiles(drawing, group);
        (detail === 'pod names' ? drawNames : drawCells)(drawing, group);
    }
    drawNote(drawing, group, box);
    drawPoolHead(drawing, { group, box, detail });
  });
  if (scene.selected) {
    drawRing(
      drawing,
      project(view, boxOf(scene.picture, scene.selected)),
      'selected',
    );
  }
  if (scene.cursor) {
    drawRing(
      drawing,
      project(view, boxOf(scene.picture, scene.cursor)),
      'cursor',
    );
  }
  const main = mainDetail(arrangement, layout, camera.zoom);
  const counts = main === 'zone totals' || main === 'node counts';
  layout.zones.forEach((units, zone) => {
    const box = project(view, units);
    if (isVisible(view, box)) {
      drawZoneHead(drawing, zone, { box, counts });
    }
  });
}
