export default definePageConfig({ navigationBarTitleText: '理事长会会期' })
