import RefreshIcon from '@material-ui/icons/Refresh';
import { IconButton } from './IconButton';

/** Props of {@link RefreshButton}. */
export interface RefreshButtonProps {
  onRefresh: () => void;
}

/** Asks the portal for its newest view; live views do so by themselves. */
export function RefreshButton({ onRefresh }: RefreshButtonProps) {
  return (
    <IconButton label="Refresh" onClick={onRefresh}>
      <RefreshIcon aria-hidden />
    </IconButton>
  );
}
