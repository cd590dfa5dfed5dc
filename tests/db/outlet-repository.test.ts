import { describe, expect, it } from 'vitest';
import { addOutlet, day, outletId } from './support/records.ts';
import { tempStore } from './support/temp-store.ts';

describe('outlet facts', () => {
  it('are those of the day asked for', () => {
    const store = tempStore();
    const no = addOutlet(store, 'G1', { name: '东街厅', class: '2', attributes: { area: '80.5' } });
    const facts = { name: '东街旗舰厅', type: 'hall', ownership: 'own', class: '1', regionNo: null, status: 'open', attributes: {} } as const;
    store.outlets.dateFacts(no, facts, day('2026-03-01'));
    expect(store.outlets.findByCode('G1', day('2026-02-28'))).toMatchObject({ name: '东街厅', class: '2', attributes: { area: '80.5' }, validFrom: '0001-01-01' });
    expect(store.outlets.findByCode('G1', day('2026-03-01'))).toMatchObject({ ...facts, validFrom: '2026-03-01' });
    expect(store.outlets.states(no).map((state) => state.name)).toEqual(['东街厅', '东街旗舰厅']);
  });

  it('are corrected in place as of a day, leaving later ones alone', () => {
    const store = tempStore();
    const no = addOutlet(store, 'G1', { name: 'old' });
    const record = store.outlets.findByNo(no, day('2026-01-01'));
    if (record === null) throw new Error('not stored');
    store.outlets.dateFacts(no, { ...record, name: 'later' }, day('2026-06-01'));
    store.outlets.correctFacts(no, { ...record, name: 'corrected' }, day('2026-05-31'));
    expect(store.outlets.states(no).map((state) => [state.validFrom, state.name])).toEqual([
      ['0001-01-01', 'corrected'],
      ['2026-06-01', 'later'],
    ]);
  });

  it('refuse a second outlet of the same code', () => {
    const store = tempStore();
    addOutlet(store, 'G1');
    expect(() => addOutlet(store, 'G1', { id: outletId('other') })).toThrow(/UNIQUE/);
  });
});

describe('populationAsOf', () => {
  it('takes the outlets that are open on the day, both edges of opening and closing', () => {
    const store = tempStore();
    addOutlet(store, 'opens-today', { openedOn: day('2026-01-31') });
    addOutlet(store, 'opens-tomorrow', { openedOn: day('2026-02-01') });
    addOutlet(store, 'closed-today', { closedOn: day('2026-01-31') });
    addOutlet(store, 'closes-tomorrow', { closedOn: day('2026-02-01') });
    addOutlet(store, 'suspended', { status: 'suspended' });
    addOutlet(store, 'unknown-opening');
    const no = addOutlet(store, 'suspended-later');
    const record = store.outlets.findByNo(no, day('2026-01-01'));
    if (record === null) throw new Error('not stored');
    store.outlets.dateFacts(no, { ...record, status: 'suspended' }, day('2026-02-01'));
    expect(store.outlets.populationAsOf(day('2026-01-31')).codes).toEqual(['closes-tomorrow', 'opens-today', 'suspended-later', 'unknown-opening']);
    expect(store.outlets.populationAsOf(day('2026-02-01')).codes).toEqual(['opens-today', 'opens-tomorrow', 'unknown-opening']);
  });

  it('orders codes by code point, also beyond the basic plane', () => {
    const store = tempStore();
    // U+FF21 comes before U+20000 by code point, after it by UTF-16 unit.
    for (const code of ['𠀀1', 'Ａ1', 'b', 'B', '10', '9', '甲']) addOutlet(store, code);
    expect(store.outlets.populationAsOf(day('2026-01-31')).codes).toEqual(['10', '9', 'B', 'b', '甲', 'Ａ1', '𠀀1']);
  });

  it('gives every fact in columns', () => {
    const store = tempStore();
    const region = store.regions.ensurePath(['甘肃', '兰州']).no;
    const no = addOutlet(store, 'G1', {
      name: '东街厅', openedOn: day('2020-05-01'), type: 'hall', ownership: 'partner', class: '2', regionNo: region, frozen: true, attributes: { area: '80' },
    });
    expect(store.outlets.populationAsOf(day('2026-01-31'))).toEqual({
      nos: Int32Array.of(no), codes: ['G1'], names: ['东街厅'], openedOn: ['2020-05-01'], types: ['hall'],
      ownerships: ['partner'], classes: ['2'], regionNos: [region], attributesJson: ['{"area":"80"}'], frozen: Uint8Array.of(1),
    });
  });
});

describe('regions', () => {
  it('are made once for a path, each under the one before', () => {
    const store = tempStore();
    const first = store.regions.ensurePath(['甘肃', '兰州', '城关']);
    const second = store.regions.ensurePath(['甘肃', '兰州', '七里河']);
    expect([first.made.length, second.made.length]).toEqual([3, 1]);
    expect(store.regions.ensurePath(['甘肃', '兰州', '城关'])).toEqual({ no: first.no, made: [] });
    const node = store.regions.snapshot(day('2026-01-01')).get(second.no);
    expect(node).toMatchObject({ code: '甘肃/兰州/七里河', name: '七里河', level: 2, path: ['甘肃', '兰州', '七里河'], codes: ['甘肃', '甘肃/兰州', '甘肃/兰州/七里河'] });
  });

  it('count the outlets in them and below, as of a day', () => {
    const store = tempStore();
    const [province, city, other] = [['甘肃'], ['甘肃', '兰州'], ['甘肃', '天水']].map((path) => store.regions.ensurePath(path).no);
    if (province === undefined || city === undefined || other === undefined) throw new Error('not made');
    addOutlet(store, 'G1', { regionNo: city });
    addOutlet(store, 'G2', { regionNo: province });
    const moving = addOutlet(store, 'G3', { regionNo: city });
    addOutlet(store, 'G4');
    const record = store.outlets.findByNo(moving, day('2026-01-01'));
    if (record === null) throw new Error('not stored');
    store.outlets.dateFacts(moving, { ...record, regionNo: other }, day('2026-03-01'));
    const counts = (date: string) => Object.fromEntries(store.regions.tree(day(date)).map((node) => [node.code, node.outlets]));
    expect(counts('2026-02-28')).toEqual({ 甘肃: 3, '甘肃/兰州': 2, '甘肃/天水': 0 });
    expect(counts('2026-03-01')).toEqual({ 甘肃: 3, '甘肃/兰州': 1, '甘肃/天水': 1 });
  });

  it('know what lies below them and whether they are used', () => {
    const store = tempStore();
    const leaf = store.regions.ensurePath(['甘肃', '兰州', '城关']).no;
    const tree = store.regions.tree(day('2026-01-01'));
    const city = tree.find((node) => node.name === '兰州');
    if (city === undefined) throw new Error('not made');
    expect(store.regions.descendants(city.id, day('2026-01-01'))).toEqual([store.regions.findNo(city.id), leaf]);
    expect(store.regions.isUsed(leaf)).toBe(false);
    addOutlet(store, 'G1', { regionNo: leaf });
    expect(store.regions.isUsed(leaf)).toBe(true);
  });
});

describe('attributes', () => {
  it('keep the type with which they were first made', () => {
    const store = tempStore();
    store.attributes.ensure({ code: 'area', name: '面积', type: 'number' });
    expect(store.attributes.ensure({ code: 'area', name: 'x', type: 'text' })).toEqual({ code: 'area', name: '面积', type: 'number' });
    store.attributes.setType('area', 'text');
    expect(store.attributes.types()).toEqual(new Map([['area', 'text']]));
  });
});
