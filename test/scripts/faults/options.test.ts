import { FaultOptionError, parseFaultOptions } from '../../../scripts/faults/options';

describe('parseFaultOptions', () => {
  it('has the documented defaults', () => {
    expect(parseFaultOptions([], '/somewhere')).toEqual({
      deliveries: 2000,
      kills: 5,
      workers: 0,
      seed: 1,
      home: null,
      keep: false,
      port: 5678,
      sandboxPort: 5680,
    });
  });

  it('reads every option', () => {
    const args =
      '--deliveries 60 --kills 1 --workers 2 --seed 7 --home other --keep --port 7000 --sandbox-port 7002';
    expect(parseFaultOptions(args.split(' '), '/somewhere')).toEqual({
      deliveries: 60,
      kills: 1,
      workers: 2,
      seed: 7,
      home: '/somewhere/other',
      keep: true,
      port: 7000,
      sandboxPort: 7002,
    });
    expect(parseFaultOptions(['--help'], '/somewhere')).toBe('help');
  });

  it.each([
    ['--deliveries', '19'],
    ['--kills', '-1'],
    ['--workers', 'two'],
    ['--seed', '1.5'],
    ['--other'],
    ['more'],
  ])('refuses %s %s', (...args) => {
    expect(() => parseFaultOptions(args, '/somewhere')).toThrow(FaultOptionError);
  });
});
