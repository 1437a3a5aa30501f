/**
 * What is said in commands and is not for everybody, by operation and place. It is told apart by what it reads: a text of one's
 * own choice is replaced by something recognisable, a number, a code or a file is recognisable as it is.
 */
export const SAID: Readonly<Record<string, readonly string[]>> = {
  'identity.found': ['word', 'phone'],
  'identity.join': ['code'],
  'identity.joinByPhone': ['phoneCode'],
  'identity.unbind': ['reason'],
  'identity.takeSignIn': ['secret', 'once'],
  'identity.confirmSignIn': ['code'],
  'person.add': ['phone', 'birth'],
  'person.correct': ['phone', 'birth'],
  'person.endPost': ['reason'],
  'person.strikePost': ['reason'],
  'person.askCorrection': ['says'],
  'person.settleCorrection': ['note'],
  'unit.add': ['creditCode'],
  'unit.correct': ['creditCode'],
  'unit.registerAgreement': ['note', 'file'],
  'meeting.delegateChair': ['reason'],
  'attendance.reply': ['reason', 'logistics.plate'],
  'attendance.explain': ['reason'],
  'attendance.exceptLeave': ['reason'],
  'attendance.annul': ['reason'],
  'attendance.reinstate': ['reason'],
  'attendance.recordLeaving': ['note'],
  'attendance.noteSpecial': ['note'],
  'attendance.declineScan': ['reason'],
  'attendance.rejectSheet': ['reason'],
  'attendance.enterSheet': ['photo'],
  'message.draftNotice': ['notice.title', 'notice.text'],
  'bulletin.keep': ['title', 'text'],
  'bulletin.handIn': ['title', 'text'],
  'bulletin.edit': ['title', 'text'],
  'bulletin.return': ['says'],
  'bulletin.decline': ['says'],
  'bulletin.writeItem': ['title', 'text'],
  'bulletin.writeNews': ['title'],
  'duty.return': ['text'],
  'review.return': ['reason'],
  'review.keep': ['reason'],
  'review.restore': ['reason'],
  'review.takeDown': ['reason'],
  'review.report': ['says'],
  'training.tell': ['title', 'about'],
  'training.finish': ['note'],
  'showcase.tell': ['summary', 'introduction'],
  'demand.submit': ['title', 'description'],
  'demand.ask': ['note'],
  'demand.stepByPhone': ['note'],
  'talent.add': ['fields.name', 'fields.trade'],
  'talent.edit': ['fields.name', 'fields.title'],
  'talent.ask': ['says'],
  'talent.answer': ['file'],
}

/** What must keep its form, and is recognised as it is. */
const AS_IT_IS = /^(word|code|phoneCode|secret|once|phone|birth|creditCode|file|photo)$/

/** The input with something recognisable in each of these places, and what that reads. */
export function marked(input: object, places: readonly string[]): { input: object; marks: readonly { place: string; says: string }[] } {
  const own = structuredClone(input)
  const marks = places.map((place, n) => {
    const keys = place.split('.')
    const last = keys.pop()!
    const holder = keys.reduce<Record<string, unknown>>((inner, key) => inner[key] as Record<string, unknown>, own as Record<string, unknown>)
    if (!AS_IT_IS.test(last)) holder[last] = `鹂${n}啼`
    return { place, says: String(holder[last]) }
  })
  return { input: own, marks }
}
