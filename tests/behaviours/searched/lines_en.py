"""Lines of an English catalogue beside the starters: id, title, when, what we do, how it sounds."""

LINES = """
callback | Offer a callback | the queue is longer than ten minutes | offer to phone the customer back and let them choose the hour | “You keep your place. I ring you at three.”
invoice-lines | Go through the invoice line by line | the customer does not understand the bill | read the invoice together, one line at a time, and say what each amount is for | “Line two is the rent of the meter.”
identity | Check who it is before you reset a password | somebody has forgotten their login | ask two control questions before you send a new password | “Which month did you become a customer?”
personal-data | Keep personal data off the counter | others can hear what is said | turn the screen instead of reading the national identity number aloud | “Is this the one? You need not say it.”
bereavement | Say first that you are sorry for their loss | somebody calls about a death in the family | condole before you ask for any document | “I am sorry for your loss. We do this in your time.”
interpreter | Book an interpreter | we do not share a language | order an interpreter rather than let a child translate | “I find somebody who speaks Tigrinya.”
slowly | Speak more slowly, not louder | an elderly customer asks you to repeat | shorten the sentences and leave time between them | “I take one thing at a time.”
wheelchair | Come round the counter | a customer in a wheelchair cannot reach the desk | sit down beside them with the papers | “I come out to you.”
threats | End the call when somebody threatens you | a customer threatens violence | say that you are ending the call, hang up and report it | “I am ending this conversation now.”
cancellation | Confirm the cancellation in writing | somebody terminates their subscription | send the date of the termination the same day | “Your subscription ends on the 30th.”
goodwill | Give compensation within your limit | we have caused the customer trouble twice | offer a discount without asking your leader | “I take off half of this month.”
paid-twice | Repay first and investigate afterwards | an amount has been paid twice | transfer the surplus back the same day | “The money is in your account tomorrow.”
photo-of-damage | Ask for a photograph | the goods arrive damaged | let the customer send a picture instead of a form | “A photo from your telephone is enough.”
wrong-item | Send the right item at once | we have shipped the wrong article | dispatch the new one before the old has come back | “Keep the other until the driver fetches it.”
outage | Put a notice on the website | there is a power failure | publish what has failed and when the next notice comes | “Next message at noon.”
social-media | Answer once in public, then privately | somebody criticises us on social media | thank for the post and invite to a private message | “Thank you for saying so. I have sent you a message.”
two-chats | Two chats at a time | the chat is busy | finish one of them before you open a third | “I am with you in two minutes.”
chat-end | End the chat with a link | the answer stands on a page | send the address of the page and wait for a reply before you close | “Here it is. Does it open?”
subject-line | Put the case number into the subject | you write an e-mail | begin the subject line with the number of the case | “4471: your table comes on Friday”
voicemail | Leave a short voicemail | nobody picks up | say your name and number slowly, twice | “This is Kim. The number is …”
camera | Check the sound before you begin | you meet on video | turn on the camera and ask whether you are heard | “Do you both see and hear me?”
place-in-queue | Tell the place in the queue | several are waiting | tell the number in front of them and the likely minutes | “There are four before you, about six minutes.”
plain-language | Write plain language | you write a letter of decision | use short words, “you” and “we”, and no paragraph of law before the answer | “You get the grant.”
children | Give the child something to do | parents bring small children | find paper and crayons before you begin | “Would you like to draw while we talk?”
lost-property | Tag what was left behind | somebody has forgotten an umbrella or a bag | label it with place and date and lock it up | “Found on bus 21, Tuesday.”
purchase-date | Look up the date of purchase | the customer asks about the warranty | find the receipt in our system before you ask for it | “I see that you bought it in March.”
on-the-way | Text when the technician is on the way | a visit is booked | send a text message half an hour before | “Jo is with you in thirty minutes.”
meter | Show how the meter is read | the customer is to report consumption | send a picture with the digits circled in red | “Only the black figures.”
moving | Ask for the date of the move | somebody reports a new address | note both the old address and the day they leave it | “When do you hand over the keys?”
direct-debit | Offer direct debit | a reminder has been sent because the customer forgot to pay | explain how to set up direct debit in the bank | “Then you need not remember it.”
instalments | Suggest paying in instalments | the customer cannot afford the whole sum | divide the debt into parts they can bear | “Three times four hundred?”
fraud | Block the card first | something looks like fraud | block the card before you discuss what has happened | “I block it while we talk.”
survey | Read the comments on Fridays | the survey of the week is in | read every comment aloud in the team | “This one made my day.”
improvement | Pass suggestions on | a customer proposes an improvement | write it on the board and tell the customer who got it | “Your idea lies with those who make the app.”
shift-handover | Brief the next shift | you go home | mention three open cases to whoever takes over | “The freezer is waiting for a part.”
buddy | Give each newcomer a buddy | somebody has their first day | name one person to turn to during the first month | “Ask Eli, about anything.”
lunch | Eat away from the desk | it is time for lunch | log off and eat in another room | The headset stays at the desk.
headset | Turn the headset down | your ears ring after work | set the volume lower than you think you need | Two steps down from the middle.
thanks-aloud | Share the customer's thanks | somebody praises a colleague | forward the words to the colleague and the whole team | “This came for you, Sam.”
board | Keep the goals on the board | the week begins | choose two goals and write them where all can see them | “Fewer transfers. More pauses.”
sick-leave | Phone a colleague who is ill | somebody is on sick leave | call on the first day and ask what they need from us | “We take your cases. Get well.”
one-to-one | Prepare the appraisal together | there is a yearly appraisal | each writes three lines beforehand | “What would you like more of?”
rota | Swap shifts in the rota | two colleagues want to exchange | let them change the schedule themselves before Thursday | “Done, and I have seen it.”
new-system | Practise before the new system starts | we get a new system | give everybody two hours of training with invented customers | “Break whatever you like in here.”
screenshot | Ask for a screenshot | an error message appears | have the customer send an image of the whole window | “Press these two keys.”
directions | Draw the way | somebody asks where to go | mark the route on a map and count the doors | “Third door on the left.”
"""
