import { demoDocuments } from 'local/demo/demo'
import { personName, phoneNumber, UNITS } from 'local/demo/names'
import { pinyin } from 'pinyin-pro'
import type { Person } from 'shared/person/model'
import type { Unit } from 'shared/unit/model'

/** A large group: the demo's people and units, and so many more that 500 are on the roll and 120 units are members. */
export function crowd(now: number): ReturnType<typeof demoDocuments> {
  const small = demoDocuments(now)
  const persons = small['persons'] as readonly Person[]
  const units = small['units'] as readonly Unit[]
  const moreUnits = Array.from({ length: 120 - units.length }, (_, i): Unit => {
    const [name, kind] = UNITS[i % UNITS.length]!
    return { _id: `more-unit-${i}`, v: 1, name: `第${i + 1}${name}`, kind, lead: false }
  })
  const everyUnit = [...units, ...moreUnits]
  const morePersons = Array.from({ length: 500 - persons.length }, (_, i): Person => {
    const n = persons.length + i
    const name = personName(n)
    const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head' })
    const { _id: unitId, name: unitName } = everyUnit[i % everyUnit.length]!
    return {
      _id: `more-person-${i}`, v: 1, name, pinyin: syllables.join(' '), initials: syllables.map((s) => s[0]).join(''),
      unitId, unitName, title: i % 3 === 0 ? '副校长' : '办公室主任', phone: phoneNumber(n), posts: [],
    }
  })
  return { ...small, units: everyUnit, persons: [...persons, ...morePersons] }
}
