import { type Measures } from './measures'
import { type Wanted } from './person/find'
import { type Seen } from './person/screen'
import { type Cloud } from './wx/cloud'
import { type Network, type Theme } from './wx/device'
import { type Dialog } from './wx/dialogs'
import { type Leaving, type Prepared } from './wx/prepared'

export interface Opening {
  /** Folder of the compiled mini-program, from the root of the repository. */
  readonly root?: string
  /** Answers `wx.cloud.callFunction({ name, data })`. */
  readonly cloud: Cloud
  /** What was kept when it was last used: key → JSON text. */
  readonly storage?: Map<string, string>
  readonly fontSizeSetting?: number
  readonly theme?: Theme
  readonly network?: Network
  /** The page it is entered at, with its query, as from a message or a code; else its first page. */
  readonly path?: string
  readonly query?: Readonly<Record<string, string>>
  /** Whether pages get the values of a query as they stand in the address or decoded: WeChat does not say. */
  readonly queryValues?: 'raw' | 'decoded'
  /** The phone's clock at the start, in milliseconds since 1970. */
  readonly now?: number
  /** `throw`: the next act that settles fails with what went wrong. `keep`: it is only listed in `errors`. */
  readonly errors?: 'throw' | 'keep'
}

/** A compiled mini-program in a person's hand. Every act waits until the mini-program is quiet again. */
export interface MiniProgram {
  /** All that can be read: title, page, and what WeChat draws over it; a line for each block. */
  screen(): string
  /** The page as an outline of roles, labels and states. */
  outline(): string
  title(): string
  currentPath(): string
  /** The one node with these words; throws when there is none or more than one. */
  find(wanted: Wanted): Seen
  findAll(wanted: Wanted): Seen[]
  /** Taps what bears these words; while a dialog stands, only its buttons can be tapped. */
  tap(wanted: Wanted): Promise<void>
  input(label: string, value: string): Promise<void>
  pick(label: string, value: string | readonly string[]): Promise<void>
  back(): Promise<void>
  /** Taps a tab by its text. */
  switchTab(text: string): Promise<void>
  pullDown(): Promise<void>
  reachBottom(): Promise<void>
  /** What the page on top offers to share. */
  share(): unknown
  /** Leaves for another app and comes back. */
  hide(): Promise<void>
  show(): Promise<void>
  setTheme(theme: Theme): Promise<void>
  setNetwork(network: Network): Promise<void>
  /** WeChat has fetched a newer version. */
  offerUpdate(): Promise<void>
  /** WeChat wants the privacy notice agreed to before it opens something; answers what the mini-program has said so far. */
  askPrivacy(): Promise<readonly unknown[]>
  /** Prepares the answer to the next call of an interface that asks a person, a camera or a chat. */
  prepare(name: string, answer: Prepared): void
  dialog(): Dialog | undefined
  readonly toasts: readonly string[]
  /** Calls that left the mini-program: phone, clipboard, calendar … */
  readonly left: readonly Leaving[]
  readonly badges: ReadonlyMap<number, string>
  readonly storage: Map<string, string>
  /** Waits for the cloud and runs what is due within two seconds of the phone's clock. */
  settle(): Promise<void>
  /** Lets the phone's clock go on, running what becomes due; does not wait for the cloud. */
  advance(ms: number): Promise<void>
  readonly logs: readonly string[]
  /** What the template compiler complains of. */
  readonly warnings: readonly string[]
  readonly errors: readonly Error[]
  readonly measures: Measures
  close(): void
}
