import { EvaluationError } from '../../../scripts/evaluate/evaluation-error';
import { parseEvaluateOptions } from '../../../scripts/evaluate/options';

describe('parseEvaluateOptions', () => {
  it('has the documented defaults', () =>
    expect(parseEvaluateOptions(['people.csv'], '/somewhere')).toEqual({
      file: '/somewhere/people.csv',
      link: false,
      model: 'probabilistic',
      without: [],
      predictionsFile: null,
      clustersFile: null,
      trapsFile: null,
    }));

  it('reads every option', () => {
    const args =
      'people.csv --link --model weighted --without dob --without zip --out p.csv --clusters c.csv --traps /t.csv';
    expect(parseEvaluateOptions(args.split(' '), '/somewhere')).toEqual({
      file: '/somewhere/people.csv',
      link: true,
      model: 'weighted',
      without: ['dob', 'zip'],
      predictionsFile: '/somewhere/p.csv',
      clustersFile: '/somewhere/c.csv',
      trapsFile: '/t.csv',
    });
  });

  it('gives help whatever else is asked for', () =>
    expect(parseEvaluateOptions(['--help', 'people.csv'], '/somewhere')).toBe('help'));

  it.each([
    [[], '0 were given'],
    [['a.csv', 'b.csv'], '2 were given'],
    [['a.csv', '--colour'], 'Unknown option'],
    [['a.csv', '--model', 'magic'], '--model is neither probabilistic nor weighted'],
    [['a.csv', '--out'], 'argument missing'],
    [['a.csv', '--out', './a.csv'], 'named twice'],
    [['a.csv', '--out', 'o.csv', '--clusters', 'o.csv'], 'named twice'],
  ])('refuses %j: %s', (args, why) => {
    const parse = (): unknown => parseEvaluateOptions(args, '/somewhere');
    expect(parse).toThrow(EvaluationError);
    expect(parse).toThrow(why);
  });
});
