import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import {
  choiceParam,
  choicesParam,
  flagParam,
  optionalTextParam,
  textParam,
} from './urlParams';
import { useUrlState } from './useUrlState';

const PARAMS = {
  q: textParam(),
  cluster: textParam('odp-eu'),
  health: choicesParam(['failing', 'degraded', 'healthy']),
  group: choiceParam(['layer', 'none'], 'layer'),
  namespace: optionalTextParam(),
  all: flagParam(),
};

function render(entry: string) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[entry]}>{children}</MemoryRouter>
  );
  return renderHook(
    () => {
      const [values, setValues] = useUrlState(PARAMS);
      return {
        values,
        setValues,
        search: useLocation().search,
        navigate: useNavigate(),
      };
    },
    { wrapper },
  );
}

describe('useUrlState', () => {
  it('reads a link: values where valid, defaults elsewhere', () => {
    const { result } = render(
      '/?q=yaml&health=degraded&health=failing&health=broken&group=sideways&all=true',
    );
    expect(result.current.values).toEqual({
      q: 'yaml',
      cluster: 'odp-eu',
      health: ['failing', 'degraded'],
      group: 'layer',
      namespace: undefined,
      all: true,
    });
  });

  it('writes what differs from the default, and leaves the parameters of others alone', () => {
    const { result } = render('/?other=1&cluster=odp-us');
    act(() =>
      result.current.setValues({ health: ['failing'], cluster: 'odp-eu' }),
    );
    expect(result.current.search).toBe('?other=1&health=failing');
  });

  it('keeps both of two changes made in one event', () => {
    const { result } = render('/');
    act(() => {
      result.current.setValues({ q: 'kong' });
      result.current.setValues({ namespace: 'a&b/ü' });
    });
    expect(result.current.values).toMatchObject({
      q: 'kong',
      namespace: 'a&b/ü',
    });
  });

  it('makes a pushed change a step back, a typed filter none', () => {
    const { result } = render('/');
    act(() =>
      result.current.setValues({ namespace: 'execution' }, { push: true }),
    );
    act(() => result.current.setValues({ q: 'y' }));
    act(() => result.current.setValues({ q: 'ya' }));
    act(() => result.current.navigate(-1));
    expect(result.current.search).toBe('');
  });
});
