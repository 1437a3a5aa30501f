export default definePageConfig({ navigationBarTitleText: '确认口径' })
