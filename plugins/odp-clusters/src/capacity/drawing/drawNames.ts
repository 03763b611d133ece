import { STATUSES } from '@internal/plugin-odp-clusters-common';
import { isDimmed } from '../model/colouring';
import { STATUS_RANK } from '../model/tally';
import { cellSize, DIMMED, eachVisibleCell } from './drawCells';
import { deviceScale, drawBox, type Drawing, eachVisibleTile } from './Drawing';

/** Draws the cells of a group as cards with the pods' names. */
export function drawNames(drawing: Drawing, groupIndex: number) {
  const { pen, palette, scene, sprites, view, lettering } = drawing;
  const { arrangement, layout } = scene.picture;
  const group = arrangement.groups[groupIndex];
  const { tile } = layout.pools[group.pool];
  const { pixelRatio } = view;
  const size = cellSize(deviceScale(view));
  const mark = Math.round(12 * pixelRatio);
  const inset = Math.round(4 * pixelRatio);
  const setting = {
    size: Math.round(Math.min(11, (size / pixelRatio) * 0.15) * pixelRatio),
    colour: palette.text,
  };
  const lineHeight = Math.round(setting.size * 1.15);
  const lines = Math.floor((size - mark - 2.5 * inset) / lineHeight);
  const spriteOf = sprites.ofSize({
    width: mark,
    height: mark,
    line: Math.max(1, Math.round(pixelRatio)),
  });

  eachVisibleTile(drawing, group, (node, box) => {
    eachVisibleCell(drawing, { node, box, tile }, (cell, x, y) => {
      const pod = arrangement.pods[cell];
      const paint = scene.paints.cells[cell];
      const status = pod ? pod.status : STATUSES[STATUS_RANK.unknown];
      const colours = palette.statuses[status];
      pen.globalAlpha = isDimmed(paint) ? 2 * DIMMED : 1;
      drawBox(
        pen,
        { x, y, width: size, height: size },
        {
          ground: colours.tint,
          line: colours.fill,
          thickness: Math.max(1, Math.round(pixelRatio)),
          radius: 3 * pixelRatio,
        },
      );
      const sprite = spriteOf(paint & 127);
      if (sprite) {
        pen.drawImage(sprite, x + inset, y + inset);
      }
      const words = lettering.lines(
        pod ? pod.name : 'not permitted',
        { width: size - 2 * inset, lines },
        setting,
      );
      words.forEach((word, index) =>
        lettering.write(
          word,
          {
            x: x + inset,
            y: y + mark + 1.6 * inset + (index + 0.5) * lineHeight,
          },
          setting,
        ),
      );
    });
  });
  pen.globalAlpha = 1;
}
