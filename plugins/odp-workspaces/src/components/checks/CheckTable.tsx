import type { Check } from '@internal/plugin-odp-workspaces-common';
import { StatusWord } from '@internal/plugin-odp-react';
import { OUTCOME_STATUS, OUTCOME_WORDS } from '../../model/checks';
import { useTableStyles } from '../tableStyles';

interface CheckTableProps {
  label: string;
  checks: Check[];
  /** Titles of the columns. */
  titles?: { what: string; expected: string; found: string };
}

const TITLES = { what: 'What', expected: 'Expected', found: 'Found' };

/** Checks, a row each: what was tried, what was to come of it, and what did. */
export function CheckTable(props: CheckTableProps) {
  const { label, checks, titles = TITLES } = props;
  const table = useTableStyles();
  const hasSubjects = checks.some(({ subject }) => subject);
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label={label}>
        <thead>
          <tr>
            {hasSubjects && <th scope="col">Who</th>}
            <th scope="col">{titles.what}</th>
            <th scope="col">{titles.expected}</th>
            <th scope="col">{titles.found}</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {checks.map(check => (
            <tr key={`${check.subject} ${check.what}`}>
              {hasSubjects && <td>{check.subject}</td>}
              <th scope="row">{check.what}</th>
              <td>{check.expected}</td>
              <td>
                {check.found ?? 'unknown'}
                {check.message && (
                  <span className={table.second}>{check.message}</span>
                )}
              </td>
              <td>
                <StatusWord status={OUTCOME_STATUS[check.outcome]}>
                  {OUTCOME_WORDS[check.outcome]}
                </StatusWord>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
