import { PageTests, until } from './support/open-page';

jest.setTimeout(120_000);

const tests = new PageTests();
beforeAll(() => tests.start());
afterEach(() => tests.closePages());
afterAll(() => tests.stop());

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('the dashboard', () => {
  it("shows the customer's figures, who is reviewing, and the targets in words", async () => {
    const { page, complaints } = await tests.open();
    await page.getByText('4,234').first().waitFor();
    const text = (await page.locator('#app').innerText()).replace(/\s+/g, ' ');
    for (const part of [
      '4,234 unmapped of 7,000 numbers',
      'Reviewing as Ana Ruiz',
      '3 files, 4,798 contacts',
      '2,103 Confident matches',
      '353 Conflicts',
      '1,778 No match',
      '82.9 % 5,803 of 7,000 Met Target: 80 % or more',
      '47.2 % 3,310 of 7,000 Not met Target: 50 % or more',
      'Duplicate contacts – run the verification first Not known yet Target: none',
      'n8n was started again in the middle. Start it again: nothing is lost.',
      'The file has no column with phone numbers.',
      '4: another system owns the contact in OpenPhone; change the person there',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Loading');
    expect(complaints).toEqual([]);
  });

  it('leads from every figure to its rows, page by page', async () => {
    const { page, server } = await tests.open();
    await page.getByRole('link', { name: /No match/ }).click();
    await page.getByRole('heading', { name: 'No match' }).waitFor();
    await page.locator('tbody tr').nth(24).waitFor();
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Page 2').waitFor();
    await until(
      () => page.locator('tbody tr').first().innerText(),
      (text) => text.includes('(978) 555-0125'),
    );
    // A second click before the page is there goes nowhere.
    server.delayMs = 300;
    await page.evaluate(() => {
      const next = document.querySelectorAll<HTMLButtonElement>('.pager button')[1];
      next?.click();
      setTimeout(() => next?.click(), 50);
    });
    await until(
      () => page.locator('tbody tr').first().innerText(),
      (text) => text.includes('(978) 555-0150'),
    );
    expect(await page.locator('.pager span').innerText()).toBe('Page 3');
    server.delayMs = 0;
    await page.getByRole('button', { name: 'Page before' }).click();
    await until(
      () => page.locator('tbody tr').first().innerText(),
      (text) => text.includes('(978) 555-0125'),
    );
    await page.getByRole('button', { name: 'Page before' }).click();
    await until(
      () => page.locator('tbody tr').first().innerText(),
      (text) => text.includes('(978) 555-0100'),
    );
    expect(server.asked.find(({ ask }) => ask === 'rows')).toEqual({
      ask: 'rows',
      of: 'unknown',
      after: null,
    });
  });

  it('says what to do first when nothing is imported', async () => {
    const { page } = await tests.open('', (world) => {
      world.isEmpty = true;
    });
    await page.getByRole('heading', { name: 'Nothing is imported yet' }).waitFor();
    expect(await page.getByRole('button', { name: 'Run matching' }).isDisabled()).toBe(true);
  });

  it('sends files one after the other, says what became of each, and refuses one that is too large or empty', async () => {
    const { page, world } = await tests.open();
    const input = page.locator('input[data-source=propertyradar]');
    await input.setInputFiles([
      csv('owners a&b.csv', 'Phone\n'),
      csv('more.csv', 'Phone,Name\n'),
      csv('nothing.csv', ''),
    ]);
    await until(
      () => world.files.length,
      (length) => length === 2,
    );
    expect(world.files).toEqual([
      { name: 'owners a&b.csv', source: 'propertyradar', bytes: 6 },
      { name: 'more.csv', source: 'propertyradar', bytes: 11 },
    ]);
    await page.getByText('The file is empty. Nothing was sent.').waitFor();
    await page.getByText('Being read').first().waitFor();
    world.endJobs('failed', 'The file has no column with phone numbers.');
    await page.locator('.upload.bad').filter({ hasText: 'no column with phone numbers' }).first().waitFor();
    await input.setInputFiles([{ ...csv('large.csv', ''), buffer: Buffer.alloc(17 * 1024 * 1024, 'x') }]);
    await page.getByText('The file has 17.0 MB; up to 16.0 MB can be sent.').waitFor();
    expect(world.files).toHaveLength(2);
  });

  it('takes files that are dropped on their line', async () => {
    const { page, world } = await tests.open();
    const line = page.locator('.source').filter({ hasText: 'OpenPhone export' });
    await line.waitFor();
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Phone\n'], 'dropped.csv'));
      return transfer;
    });
    await line.dispatchEvent('drop', { dataTransfer: dropped });
    await until(
      () => world.files.length,
      (length) => length === 1,
    );
    expect(world.files[0]).toMatchObject({ name: 'dropped.csv', source: 'openphone' });
  });

  it('pushes only after a dry run and after it was asked again; what ended is said aloud', async () => {
    const { page, world, server } = await tests.open();
    const push = page.getByRole('button', { name: 'Go on pushing' });
    await push.waitFor();
    expect(await push.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByRole('button', { name: 'Dry run …' }).waitFor();
    world.endJobs();
    await page.getByText(/870 new contacts, 33 changes/).waitFor();
    await until(
      () => page.locator('.unseen[role=status]').first().innerText(),
      (text) => text.includes('Dry run: done.'),
    );
    await push.click();
    expect(server.asked.filter((one) => one.ask === 'start' && one.job === 'push')).toHaveLength(0);
    await page.getByRole('button', { name: 'Push now' }).click();
    await page.getByRole('button', { name: 'Pushing …' }).waitFor();
    expect(server.asked.filter((one) => one.ask === 'start' && one.job === 'push')).toHaveLength(1);
    await page.getByRole('link', { name: 'See every write' }).click();
    await page.getByRole('heading', { name: 'What the push would write' }).waitFor();
    await page.locator('tbody tr').nth(39).waitFor();
  });

  it('keeps what is shown when the server does not answer, and goes on when it does again', async () => {
    const { page, server } = await tests.open();
    await page.getByText('4,234').first().waitFor();
    server.isDown = true;
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.getByText('The server does not answer. What you see is kept; nothing is lost.').waitFor();
    expect(await page.getByText('4,234').count()).toBeGreaterThan(0);
    server.isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The server does not answer.').waitFor({ state: 'detached' });
  });
});

describe('the leftovers', () => {
  it('enters a name in its row, says what is wrong with it, and undoes it', async () => {
    const { page, world, server } = await tests.open('#/leftovers');
    await page.getByRole('button', { name: 'Enter name for (978) 555-0101' }).click();
    await page.keyboard.type('Refused');
    await page.keyboard.press('Enter');
    await page.getByText('That is no name.').waitFor();
    await page.getByLabel('First name').fill('Nora');
    await page.getByLabel('E-mail').fill('nora');
    await page.keyboard.press('Enter');
    await page.getByText('This is no e-mail address.').waitFor();
    await page.getByLabel('E-mail').fill('nora@example.com');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.leftover .mark').filter({ hasText: 'Nora' }).waitFor();
    expect(world.entered).toMatchObject([{ phoneNumber: '+19785550101', version: null }]);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Enter name for (978) 555-0101' }).waitFor();
    expect(server.asked.filter(({ ask }) => ask === 'undo')).toHaveLength(1);
  });

  it('hands out the numbers as a file', async () => {
    const { page } = await tests.open('#/leftovers');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download leftovers (CSV)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('unmapped.csv');
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString('utf8')).toBe('\ufeffPhone,Name\r\n"+19785550100",\r\n');
  });
});
