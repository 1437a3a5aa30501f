import { matches } from 'client/parts/search'
import { useQuery } from 'client/platform/cloud/query'
import { Button, LinkTap } from 'client/ui/form/button'
import { Notice } from 'client/ui/card'
import { SearchBar } from 'client/ui/form/filter'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Waiting } from 'client/ui/frame/screen'
import { useState } from 'react'
import { roll } from 'shared/person/operations'

const NOTHING = {}
const SHOWN = 12
/** As many as the operation takes. */
const MOST = 200

interface InviteProps {
  title: string
  hint: string
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  error: string | undefined
  /** Names of posts whose holders are there anyway. */
  without: readonly string[]
  /** Ids of those who are there already. */
  hidden?: readonly string[]
}

/** Persons of the roll, found by a few letters and taken with one tap. */
export function Invite({ title, hint, chosen, onChange, error, without, hidden = [] }: InviteProps) {
  const asked = useQuery(roll, NOTHING)
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const [shownChosen, setShownChosen] = useState(SHOWN)
  if (asked.is !== 'ready') return <Waiting stage={asked} />

  const byId = new Map(asked.value.persons.map((person) => [person.personId, person]))
  const open = asked.value.persons.filter(
    (person) => !chosen.includes(person.personId) && !hidden.includes(person.personId) && !person.posts.some((post) => without.includes(post)) && matches(person, typed),
  )
  const noteOf = (person: (typeof open)[number]) => [person.unitName, ...(person.posts.length > 0 ? person.posts : [person.title])].join(' · ')

  return (
    <>
      {error && <Notice tone="danger" says={error} />}
      {chosen.length > 0 && (
        <List title={`已选 ${chosen.length} 人`}>
          {chosen.slice(0, shownChosen).map((id) => {
            const person = byId.get(id)
            return (
              <Cell
                key={id}
                title={person?.name ?? '已不在名册'}
                note={person && noteOf(person)}
                value={<LinkTap says="去掉" label={`去掉 ${person?.name ?? id}`} onTap={() => onChange(chosen.filter((other) => other !== id))} />}
              />
            )
          })}
        </List>
      )}
      {chosen.length > shownChosen && <Button says={`再显示 ${Math.min(SHOWN, chosen.length - shownChosen)} 人`} onTap={() => setShownChosen(shownChosen + SHOWN)} />}
      <List title={title} hint={hint}>
        <View className="invite">
          <SearchBar value={typed} onInput={setTyped} placeholder="姓名、单位、拼音或首字母" label="在名册中查找" />
        </View>
        {open.slice(0, shown).map((person) => (
          <Cell
            key={person.personId}
            title={person.name}
            note={noteOf(person)}
            value="选"
            label={`选 ${person.name}，${person.unitName}`}
            onTap={() => chosen.length < MOST && onChange([...chosen, person.personId])}
          />
        ))}
        {open.length === 0 && <Cell title={typed === '' ? '名册里的人都选上了' : `名册里没有“${typed}”`} />}
      </List>
      {open.length > shown && <Button says={`再显示 ${Math.min(SHOWN, open.length - shown)} 人`} onTap={() => setShown(shown + SHOWN)} />}
    </>
  )
}
