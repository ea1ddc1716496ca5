import namesByName from '../../../contacts/normalize/data/nicknames.json';
import { nicknames as sampleNicknames } from '../name-pools';
import type { SeededRandom } from '../seeded-random';

/** What people are called every day; some forms are not on the list that matching knows. */
const EVERYDAY = `
  Alexander Alex Xander; Alexandra Alex Lexi Sandra; Alexis Lexi Alex; Amanda Mandy; Andrea Andi; Andrew Andy Drew
  Angela Angie; Anthony Tony; Antonio Tony Toño; Ashley Ash; Barbara Barb Barbie; Benjamin Ben Benny; Brandon Bran
  Brenda Bren; Cameron Cam; Carolyn Carol; Catherine Cathy Cat Kate; Charles Charlie Chuck; Christina Tina Chrissy
  Christine Chris Tina; Christopher Chris Topher; Crystal Crys; Daniel Dan Danny; Danielle Dani; David Dave
  Deborah Deb Debbie; Dominique Dom; Donald Don Donnie; Douglas Doug; Edward Ed Eddie; Eduardo Eddie Lalo
  Elizabeth Liz Beth Lizzy Eli; Emily Em; Eugene Gene; Francisco Paco Frank; Frederick Fred; Gabriel Gabe
  Gabriela Gaby; Gerald Jerry; Gregory Greg; Guadalupe Lupe; Guillermo Memo; Gwendolyn Gwen; Isabella Bella Izzy
  Jacob Jake; Jacqueline Jackie; James Jim Jimmy Jamie; Jeffrey Jeff; Jennifer Jen Jenny Jenn; Jeremy Jer
  Jessica Jess Jessie; Jesus Chuy; John Johnny Jack; Jonathan Jon Johnny; Jordan Jordy; Jose Pepe Joe; Joseph Joe Joey
  Joshua Josh; Judith Judy; Katherine Kate Katie Kathy; Kathleen Kathy Kath; Kathryn Kate Katie; Kelly Kel; Kenneth Ken Kenny
  Kimberly Kim Kimmie; Kristen Kris Kristy; Lawrence Larry; Leonard Leo Lenny; Luis Lou Lucho; Margaret Maggie Peggy
  Maria Mari; Mary Molly May; Matthew Matt; Maximilian Max; Megan Meg; Melissa Mel Missy; Michael Mike Mikey Mick
  Michelle Shelly Chelle; Mohammad Mo; Nathaniel Nate; Natalie Nat; Nicholas Nick Nicky; Nicole Nikki Nic; Olivia Liv
  Pamela Pam; Patricia Pat Patty Tricia; Patrick Pat; Peter Pete; Philip Phil; Rachel Rach; Raymond Ray; Rebecca Becky Becca
  Richard Rick Rich Dick; Robert Bob Rob Bobby; Ronald Ron Ronnie; Russell Russ; Samantha Sam Sammie; Samuel Sam
  Sandra Sandy; Stephanie Steph; Stephen Steve; Steven Steve; Susan Sue Susie; Teresa Terri; Theodore Ted Teddy Theo
  Thomas Tom Tommy; Timothy Tim Timmy; Tiffany Tiff; Valerie Val; Vanessa Nessa; Veronica Vero Ronnie; Victoria Vicky Tori
  Vincent Vince; Virginia Ginny; William Will Bill Billy Liam; Zachary Zach Zack; Zoe Zo`;

/** One name, two usual spellings; who only hears it writes the other one. */
const SPELLINGS = `Brian Bryan; Steven Stephen; Sara Sarah; Catherine Katherine; Kathryn Katherine; Jeffrey Geoffrey
  Jonathan Jonathon; Eric Erik; Sean Shawn; Mark Marc; Philip Phillip; Teresa Theresa; Ann Anne; Kristen Kristin
  Megan Meghan; Rebecca Rebekah; Lindsay Lindsey; Tracy Tracey; Stacy Stacey; Alan Allen; Debra Deborah; Carol Carole
  Nicolas Nicholas; Aaron Aron; Isabel Isabelle; Caitlin Kaitlyn; Mohammad Muhammad; Ashley Ashlee; Brittany Brittney`;

const linesOf = (text: string) => text.split(/[;\n]/).map((line) => line.trim().split(' '));

const everyday: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(sampleNicknames).map(([name, nickname]): [string, string[]] => [
    name.toLowerCase(),
    [nickname],
  ]),
  ...linesOf(EVERYDAY).map(([name = '', ...others]): [string, string[]] => [name.toLowerCase(), others]),
]);

const listed: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(namesByName));

const spellings: ReadonlyMap<string, string> = new Map(
  linesOf(SPELLINGS).flatMap(([a = '', b = '']): [string, string][] => [
    [a.toLowerCase(), b],
    [b.toLowerCase(), a],
  ]),
);

/** The everyday form of a given name, now and then a rare one; `null` when it has none. Expects a folded name. */
export function everydayName(folded: string, random: SeededRandom): string | null {
  const common = everyday.get(folded);
  const rare = listed.get(folded);
  const choice = common !== undefined && (rare === undefined || random.chance(0.8)) ? common : rare;
  if (choice === undefined || choice.length === 0) return null;
  const name = random.pick(choice);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The other usual spelling of a given name, or `null`. Expects a folded name. */
export function otherSpelling(folded: string): string | null {
  return spellings.get(folded) ?? null;
}
