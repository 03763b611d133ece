import { StatusWord } from '@internal/plugin-odp-react';
import { useTableStyles } from '../tableStyles';

/** That something is not known, and why. */
export function NotKnown({ reason }: { reason: string }) {
  const table = useTableStyles();
  return (
    <>
      <StatusWord status="unknown" />
      <span className={table.second}>{reason}</span>
    </>
  );
}
