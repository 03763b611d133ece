import { SidebarItem } from '@backstage/core-components';
import {
  SearchModal,
  SearchModalProvider,
  useSearchModal,
} from '@backstage/plugin-search';
import SearchIcon from '@material-ui/icons/Search';
import { useEffect } from 'react';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

function SearchItem() {
  const { state, toggleModal, setOpen } = useSearchModal();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === '/' && isPlain && !isTyping(event.target)) {
        event.preventDefault();
        setOpen(true);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [setOpen]);
  return (
    <>
      <SidebarItem icon={SearchIcon} text="Search" onClick={toggleModal}>
        <span aria-hidden title="Press / to search">
          /
        </span>
      </SidebarItem>
      <SearchModal {...state} toggleModal={toggleModal} />
    </>
  );
}

/** Search over the whole portal; the key "/" opens it from anywhere. */
export function SidebarSearch() {
  return (
    <SearchModalProvider>
      <SearchItem />
    </SearchModalProvider>
  );
}
