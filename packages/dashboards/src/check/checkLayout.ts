import type { RenderableDashboard } from './renderable';

const COLUMNS = 24;

/** What is wrong with the places and ids of panels, a sentence each. */
export function checkLayout({ panels }: RenderableDashboard): string[] {
  const name = ({ title }: { title: string }) => `"${title}"`;
  return panels.flatMap((panel, index) => {
    const { x, w } = panel.gridPos;
    const before = panels.slice(0, index);
    return [
      ...(x < 0 || x + w > COLUMNS
        ? [
            `${name(panel)} reaches from column ${x} to ${
              x + w
            }; there are ${COLUMNS}`,
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
