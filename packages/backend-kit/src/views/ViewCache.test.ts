import { gunzipSync } from 'node:zlib';
import { ViewCache } from './ViewCache';

describe('ViewCache', () => {
  it('makes an answer once, and another ETag for every other', () => {
    const cache = new ViewCache();
    const make = jest.fn(() => ({ items: [1] }));
    const first = cache.get('a', make);
    expect(cache.get('a', make)).toBe(first);
    expect(make).toHaveBeenCalledTimes(1);
    expect(gunzipSync(first.gzip).toString()).toBe('{"items":[1]}');
    expect(cache.get('b', make).etag).not.toBe(first.etag);
  });

  it('tells equal values without a key by their content', () => {
    const cache = new ViewCache();
    const first = cache.of({ items: [1] });
    expect(cache.of({ items: [1] }).etag).toBe(first.etag);
    expect(cache.of({ items: [2] }).etag).not.toBe(first.etag);
    expect(cache.of({ items: [2] }).body.toString()).toBe('{"items":[2]}');
  });

  it('holds no more than 64 MiB, however large the answers, and forgets what nobody asks for', () => {
    const cache = new ViewCache();
    const mebibyte = () => 'x'.repeat(2 ** 20);
    const wanted = cache.get('wanted', mebibyte);
    for (let index = 0; index < 100; index++) {
      cache.get(`${index}`, mebibyte);
      expect(cache.get('wanted', mebibyte)).toBe(wanted);
    }
    const made = jest.fn(mebibyte);
    cache.get('99', made);
    cache.get('50', made);
    expect(made).not.toHaveBeenCalled();
    cache.get('20', made);
    expect(made).toHaveBeenCalledTimes(1);
  });
});
