import { LACKING } from './needs'

/** Runs a command and sets its exit code: 0 done, 1 not done or not the same, 2 something is lacking or was typed wrongly. */
export async function run(usage: string, work: () => Promise<boolean | void>): Promise<void> {
  if (process.argv.includes('--help')) return void console.log(usage)
  try {
    process.exitCode = (await work()) === false ? 1 : 0
  } catch (error) {
    const { code, message, exit = 1 } = error as NodeJS.ErrnoException & { exit?: number }
    const mistyped = code?.startsWith('ERR_PARSE_ARGS') === true
    console.error(mistyped ? `${message}\n\n${usage}` : message)
    process.exitCode = mistyped ? LACKING : exit
  }
}
