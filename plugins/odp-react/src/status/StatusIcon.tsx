import { statusGlyphs } from './statusGlyphs';
import type { StatusName } from './StatusName';

/** Props of {@link StatusIcon}. */
export interface StatusIconProps {
  status: StatusName;
  /** Pixels; 14 beside a word, 12 in a chip. */
  size?: number;
  /** Set when the word stands beside it, so that a screen reader says it once. */
  decorative?: boolean;
}

/** The shape of a status. Alone it carries the word as its accessible name. */
export function StatusIcon(props: StatusIconProps) {
  const { status, size = 14, decorative = false } = props;
  const name = decorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': status } as const);
  return (
    <svg
      {...name}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      focusable="false"
      style={{ flex: 'none', verticalAlign: -2 }}
    >
      {statusGlyphs[status]}
    </svg>
  );
}
