import { Button } from 'client/ui/form/button'
import { Tap, View } from 'client/ui/host/host'
import { Fragment, type ReactNode, useState } from 'react'
import { type Entry, sectionsOf, SHOWN } from './book'
import { Reach } from './reach'

interface PersonsProps {
  entries: readonly Entry[]
  me: string
  /** Below the name of their unit, which need not be said again. */
  within?: boolean
}

/** Names; a tap opens the ways to reach one of them below it. */
export function Persons({ entries, me, within = false }: PersonsProps) {
  const [open, setOpen] = useState<string>()
  return (
    <View className="weui-cells list__rows" role="list">
      {entries.map((entry) => (
        <Fragment key={entry.personId}>
          <Person entry={entry} within={within} open={open === entry.personId} onOpen={() => setOpen(open === entry.personId ? undefined : entry.personId)} />
          {open === entry.personId && <Reach entry={entry} mine={entry.personId === me} />}
        </Fragment>
      ))}
    </View>
  )
}

function Person({ entry: { name, unitName, title, posts }, within, open, onOpen }: { entry: Entry; within: boolean; open: boolean; onOpen: () => void }) {
  const work = [within ? '' : unitName, title, ...posts].filter(Boolean).join(' · ')
  return (
    <Tap className={`contact${within ? ' contact_within' : ''}${open ? ' is-open' : ''}`} onTap={onOpen} label={`${name}，${work}，${open ? '收起' : '展开'}`}>
      <View className="contact__name">{name}</View>
      <View className="cell__note">{work}</View>
    </Tap>
  )
}

/** A stretch of the people under headings. */
export const People = ({ entries, title, from, me }: { entries: readonly Entry[]; title: (entry: Entry) => string; from: number; me: string }) => (
  <>
    {sectionsOf(entries, title, from).map((section) => (
      <View key={section.title} className="list">
        <View className="weui-cells__title" role="heading">
          {section.title}
        </View>
        <Persons entries={section.items} me={me} />
      </View>
    ))}
  </>
)

/** The way to what stands before and after the stretch that is shown. */
export const Pages = ({ from, of, what, onFrom, children }: { from: number; of: number; what: string; onFrom: (from: number) => void; children: ReactNode }) => {
  const after = of - from - SHOWN
  return (
    <>
      {from > 0 && <Button says={`看前面 ${Math.min(SHOWN, from)} ${what}`} onTap={() => onFrom(Math.max(0, from - SHOWN))} />}
      {children}
      {after > 0 && <Button says={`看后面 ${Math.min(SHOWN, after)} ${what}`} onTap={() => onFrom(from + SHOWN)} />}
    </>
  )
}

/** A finger's width of letters at the right edge; only those that begin somebody's name. */
export const Letters = ({ letters, from, onFrom }: { letters: readonly { letter: string; from: number }[]; from: number; onFrom: (from: number) => void }) => (
  <View className="letters" role="group" label="按姓氏首字母跳转">
    {letters.map(({ letter, from: first }, i) => {
      const on = first <= from && from < (letters[i + 1]?.from ?? Infinity)
      return (
        <Tap key={letter} className={`letters__one${on ? ' is-on' : ''}`} label={`跳到 ${letter}`} onTap={() => onFrom(first)}>
          {letter}
        </Tap>
      )
    })}
  </View>
)
