import type { RenderableDashboard } from './renderable';

const COLUMNS = 24;
/** Beside each other; more are too narrow for a chart with its legend. */
const MOST_OF_A_LINE = 4;
/** Columns of the grid below which a table is cut. */
const LEAST_OF_A_TABLE = 8;

/** What is wrong with the places and ids of panels, a sentence each. */
export function checkLayout({ panels }: RenderableDashboard): string[] {
  const name = ({ title }: { title: string }) => `"${title}"`;
  return panels.flatMap((panel, index) => {
    const { x, y, w } = panel.gridPos;
    const before = panels.slice(0, index);
    return [
      ...(x < 0 || x + w > COLUMNS
        ? [
            `${name(panel)} reaches from column ${x} to ${
              x + w
            }; there are ${COLUMNS}`,
          ]
        : []),
      ...(panel.type === 'table' && w < LEAST_OF_A_TABLE
        ? [
            `${name(
              panel,
            )} is a table of ${w} columns; give it ${LEAST_OF_A_TABLE}`,
          ]
        : []),
      ...(before.filter(other => other.gridPos.y === y).length ===
      MOST_OF_A_LINE
        ? [
            `${name(
              panel,
            )} is one more than ${MOST_OF_A_LINE} beside each other`,
          ]
        : []),
      ...before
        .filter(other => overlap(panel.gridPos, other.gridPos))
        .map(other => `${name(panel)} lies on ${name(other)}`),
      ...before
        .filter(other => panel.id === other.id)
        .map(
          other => `${name(panel)} has the id ${panel.id} of ${name(other)}`,
        ),
      ...before
        .filter(other => panel.title === other.title)
        .map(() => `${name(panel)} is the title of two panels`),
    ];
  });
}

interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

function overlap(one: Place, other: Place): boolean {
  return (
    one.x < other.x + other.w &&
    other.x < one.x + one.w &&
    one.y < other.y + other.h &&
    other.y < one.y + one.h
  );
}
