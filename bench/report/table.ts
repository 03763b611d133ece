import type { Figure } from './figure';

/** The figures as a Markdown table. */
export function tableOf(title: string, figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'goal', 'measured', 'verdict'],
    ...figures.map(({ name, goal, measured, verdict }) => [
      name,
      goal ?? '',
      measured,
      verdict ?? '',
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [
    title,
    '',
    line(rows[0]),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.slice(1).map(line),
    '',
  ].join('\n');
}
