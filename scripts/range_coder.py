"""The range coder and the model of assets/news.dict; src/tokens/compact/ holds their other half.

Binary decisions are coded by a range coder with carry (Martin 1979; Schindler 1998; the form is that of LZMA). The
probability of a one, in 1/65536, belongs to a state that is told by what is known already; it moves towards each
decision by 1/(n + 1.6) of the distance, n being the decisions that the state has seen, 60 at most. A state that is
fresh begins as a more general one stands at that moment.
"""

SEEN = 60
RATES = [655360 // (10 * seen + 16) for seen in range(SEEN + 1)]
LEAST, MOST = 32, 65503
HALF = 32768
# Characters with a context of their own: before others, at the end of a word.
RANKS, LAST_RANKS = 2048, 1024
# States of a number: 16 for its length in bits, three for the two bits behind the highest at each length.
NUMBER = 64


class State:
    __slots__ = ('probability', 'seen')

    def __init__(self):
        self.probability, self.seen = HALF, 0

    def learn(self, bit):
        moved = self.probability + (((65535 if bit else 0) - self.probability) * RATES[self.seen] >> 16)
        self.probability = min(max(moved, LEAST), MOST)
        self.seen = min(self.seen + 1, SEEN)


class Encoder:
    def __init__(self):
        self.low, self.range, self.cache, self.pending, self.out = 0, 0xFFFFFFFF, 0, 0, bytearray()

    def _shift(self):
        if self.low < 0xFF000000 or self.low > 0xFFFFFFFF:
            carry = self.low >> 32
            self.out.append(self.cache + carry & 255)
            self.out += bytes([255 + carry & 255]) * self.pending
            self.pending = 0
            self.cache = self.low >> 24 & 255
        else:
            self.pending += 1
        self.low = (self.low & 0x00FFFFFF) << 8

    def _narrow(self):
        while self.range < 1 << 24:
            self.range = self.range << 8 & 0xFFFFFFFF
            self._shift()

    def bit(self, bit, probability):
        bound = (self.range >> 16) * probability
        if bit:
            self.range = bound
        else:
            self.low += bound
            self.range -= bound
        self._narrow()

    def even(self, bit):
        """A decision that nothing is known about."""
        self.range >>= 1
        if bit:
            self.low += self.range
        self._narrow()

    def finish(self):
        for _ in range(5):
            self._shift()
        return bytes(self.out)


class Model:
    """The states, by what is coded; places in them are those of the reader."""

    def __init__(self):
        self.states = {}

    def _bit(self, coder, bit, general, special):
        state = self.states.setdefault(general, State())
        if special is None:
            coder.bit(bit, state.probability)
            state.learn(bit)
            return
        own = self.states.setdefault(special, State())
        if own.seen == 0:
            own.probability, own.seen = state.probability, 1
        coder.bit(bit, own.probability)
        own.learn(bit)
        state.learn(bit)

    def _count(self, coder, value, context):
        """A small number, one decision for each step."""
        for step in range(value + 1):
            self._bit(coder, step < value, (*context, step), None)

    def _number(self, coder, value, general, special):
        """Its length in bits less one, step by step; then the bits behind the highest, the first two of them by model."""
        value += 1
        length = value.bit_length() - 1

        def bit(bit, place):
            self._bit(coder, bit, (*general, place), special and (*special, place))

        for step in range(length + 1):
            bit(step < length, step)
        node = 0
        for place in range(length - 1, -1, -1):
            one = value >> place & 1
            if length - 1 - place < 2:
                bit(one, 16 + length * 3 + node)
                node = 1 + one
            else:
                coder.even(one)

    def shared(self, coder, value, length_before, shared_before):
        self._count(coder, value, ('shared', min(length_before, 7), min(shared_before, 7)))

    def more(self, coder, value, shared, length_before, shared_before):
        self._count(coder, value - 1, ('more', min(shared, 7), min(length_before, 7), min(shared_before, 7)))

    def gap(self, coder, value, shared, replaced, gap_before, rank_before):
        if shared == 0:
            self._number(coder, value, ('gap',), None)
            return
        general = ('gap', shared > 1, replaced.bit_length(), (gap_before + 1).bit_length())
        self._number(coder, value, general, (*general, (rank_before + 1).bit_length()))

    def rest(self, coder, value, rank_before, last):
        self._number(coder, value, ('rest', last), ('rest', last, rank_before) if rank_before < RANKS else None)

    def power(self, coder, value, length, power_before):
        self._count(coder, value, ('power', min(length, 7), min(power_before, 15)))

    def tag(self, coder, value, last_rank, length):
        general = ('tag', min(length, 5))
        self._number(coder, value, general, (*general, last_rank) if last_rank < LAST_RANKS else None)
