import { denseTable } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import type { Legend } from '../../model/legend';
import { SeriesLine } from './SeriesLine';

/** Pixels of a line of a legend. */
export const LEGEND_LINE = 19;

const useStyles = makeStyles({
  root: {
    minWidth: 0,
    overflow: 'auto',
    padding: '0 12px',
    fontSize: 11.5,
    fontVariantNumeric: 'tabular-nums',
  },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 14px',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  name: { display: 'flex', gap: 6, alignItems: 'center', minWidth: 0 },
  words: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
  figure: { fontWeight: 500, whiteSpace: 'nowrap' },
  table: {
    ...denseTable,
    '& th': { ...denseTable['& th'], padding: '1px 6px', fontSize: 11 },
    '& td': { ...denseTable['& td'], padding: '1px 6px', fontSize: 11.5 },
    '& tr': { height: LEGEND_LINE },
    // Takes what the figures leave, and not what its name would like.
    '& td:first-child': { width: '100%', maxWidth: 0 },
    '& td:not(:first-child), & th:not(:first-child)': { textAlign: 'right' },
  },
});

interface ChartLegendProps {
  legend: Legend;
  mode: 'list' | 'table';
  /** Of the panel, for those who do not see that it belongs to it. */
  title: string;
  /** Pixels that it may take; more is scrolled. */
  maxHeight: number;
}

function LegendLines(props: ChartLegendProps) {
  const { legend, mode, title, maxHeight } = props;
  const classes = useStyles();
  const { heads, lines } = legend;
  return (
    <div
      className={classes.root}
      style={{ maxHeight }}
      // What scrolls is reached by the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={`Legend of ${title}`}
    >
      {mode === 'table' && heads.length > 0 ? (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                {lines.length > 1 ? `${lines.length} series` : 'Series'}
              </th>
              {heads.map(head => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ index, series, figures }) => (
              <tr key={index}>
                <td>
                  <span className={classes.name}>
                    <SeriesLine series={series} />
                    <span className={classes.words} title={series.name}>
                      {series.name}
                    </span>
                  </span>
                </td>
                {figures.map((figure, place) => (
                  <td key={heads[place]} className={classes.figure}>
                    {figure}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <ul className={classes.list}>
          {lines.map(({ index, series, figures }) => (
            <li key={index} className={classes.name}>
              <SeriesLine series={series} />
              <span className={classes.words} title={series.name}>
                {series.name}
              </span>
              {figures.map((figure, place) => (
                <span key={heads[place]} className={classes.figure}>
                  {figures.length > 1 ? `${heads[place]} ${figure}` : figure}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Names of the series with what was asked to be calculated of them; the cursor does not draw it anew. */
export const ChartLegend = memo(LegendLines);
